// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.cookiecharter.jetty.TestSite.setting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.consent.Mode;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that only the choice endpoint sets the consent cookie. */
class ConsentCookieTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cookies_preferences=anything",
                "cookies_preferences=anything; Path=/; HttpOnly",
                "cookies_preferences=anything; Path=/shop",
                "cookies_preferences=anything; Domain=example.org",
                "cookies_preferences=",
                "cookies_preferences",
                "=cookies_preferences=anything; Path=/",
                " = cookies_preferences=anything",
                "=cookies_preferences",
                "cookies_preferences =anything",
                "\tcookies_preferences\t=anything",
                "cookies_preferences=; Max-Age=0",
                "cookies_preferences=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "=cookies_preferences=; Path=/; Max-Age=0"
            })
    void blocksConsentCookieOfApplication(String cookie) throws Exception {
        for (boolean allowUndeclared : List.of(false, true)) {
            try (TestSite site = new TestSite(directory)
                    .with(consent -> consent.getSettings().setAllowUndeclared(allowUndeclared))
                    .respondingWith(setting(cookie, "sid=1"))) {
                boolean nameless = cookie.endsWith("cookies_preferences");
                for (String visitor : List.of("Accept: */*", site.chose(), site.chose("video"))) {
                    Reply reply = site.get("/", visitor);
                    assertTrue(reply.cookies().contains("sid=1"), reply.raw());
                    assertEquals(nameless && allowUndeclared, reply.raw().contains("cookies_preferences"), reply.raw());
                }
            }
        }
    }

    @Test
    void blocksConsentCookieFromEverySetter() throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith((request, response) -> {
            Response.addCookie(response, HttpCookie.from("cookies_preferences", "a"));
            response.getHeaders().add(new HttpField((HttpHeader) null, "set-cookie", "cookies_preferences=b"));
            response.setTrailersSupplier(() -> HttpFields.build().add("Set-Cookie", "cookies_preferences=c"));
            response.writeInterim(103, HttpFields.build().add("Set-Cookie", "cookies_preferences=d"))
                    .get();
        })) {
            Reply reply = site.get("/");
            assertTrue(reply.raw().contains(" 103 "), reply.raw());
            assertFalse(reply.raw().contains("cookies_preferences"), reply.raw());
            assertEquals(
                    4,
                    site.story().stream()
                            .filter("cookies_preferences BLOCKED RESERVED"::equals)
                            .count());
        }
    }

    /** Not even a copy of a choice that the endpoint made for another visitor may be set. */
    @Test
    void blocksCopyOfChoice() throws Exception {
        String[] copy = {""};
        try (TestSite site = new TestSite(directory)
                .respondingWith((request, response) -> response.getHeaders().add(HttpHeader.SET_COOKIE, copy[0]))) {
            copy[0] = site.put("{\"granted\":[\"video\"]}").cookies().get(0);
            assertTrue(copy[0].startsWith("cookies_preferences=v=1&"), copy[0]);
            assertEquals(List.of(), site.get("/").cookies());
            assertEquals(List.of(), site.get("/", site.chose()).cookies());
        }
    }

    @Test
    void allowsEndpointToSetAndDeleteConsentCookie() throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(setting())) {
            assertEquals(
                    List.of("cookies_preferences"), site.put("{\"granted\":[]}").cookieNames());
            assertEquals(
                    List.of("cookies_preferences"),
                    site.post("decision=accept-all").cookieNames());
            assertEquals(
                    List.of("cookies_preferences=; Path=/; Max-Age=0; SameSite=Lax"),
                    site.request("DELETE", "/consent/choice", "", "Sec-Fetch-Site: same-origin", site.chose())
                            .cookies());
        }
    }

    @Test
    void blocksConfiguredCookieName() throws Exception {
        try (TestSite site = new TestSite(directory)
                .with(consent -> consent.getSettings().setCookieName("choice"))
                .with(consent -> consent.getSettings().setAllowUndeclared(true))
                .respondingWith(setting("choice=1", "cookies_preferences=1"))) {
            assertEquals(List.of("cookies_preferences=1"), site.get("/").cookies());
        }
    }

    @Test
    void reportsConsentCookieInReportOnlyMode() throws Exception {
        try (TestSite site = new TestSite(directory)
                .with(consent -> consent.getSettings().setMode(Mode.REPORT_ONLY))
                .respondingWith(setting("cookies_preferences=1"))) {
            assertEquals(List.of("cookies_preferences=1"), site.get("/").cookies());
            assertEquals(List.of("cookies_preferences WOULD_BLOCK RESERVED"), site.story());
        }
    }
}
