// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cookiecharter.consent.Consent;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the cookies that the application receives. */
class RequestCookiesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final List<String> fields = Collections.synchronizedList(new ArrayList<>());
    private final List<String> names = Collections.synchronizedList(new ArrayList<>());

    private void read(Request request) {
        fields.addAll(request.getHeaders().getValuesList(HttpHeader.COOKIE));
        for (HttpCookie cookie : Request.getCookies(request)) {
            names.add(cookie.getName());
        }
    }

    private TestSite site() throws Exception {
        return new TestSite(directory).respondingWith((request, response) -> read(request));
    }

    @Test
    void stripsCookiesFromHeaderAndList() throws Exception {
        try (TestSite site = site()) {
            site.get("/", "Cookie: sid=1; _v=1; other=2; _c=3");
        }
        assertEquals(List.of("sid=1; _c=3"), fields);
        assertEquals(List.of("sid", "_c"), names);
    }

    @Test
    void stripsCookiesThatHandlerReadBefore() throws Exception {
        TestSite site = new TestSite(directory);
        site.consent.setHandler(TestSite.handler((request, response) -> read(request)));
        Handler.Wrapper outer = new Handler.Wrapper(site.consent) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                assertEquals(2, Request.getCookies(request).size());
                return super.handle(request, response, callback);
            }
        };
        try (site) {
            site.start(outer).get("/", "Cookie: sid=1; _v=1");
        }
        assertEquals(List.of("sid"), names);
    }

    @Test
    void keepsSeveralHeadersSeparate() throws Exception {
        try (TestSite site = site()) {
            site.get("/", "Cookie: sid=1; _v=1", "cookie: _v=2", "COOKIE: _c=3");
        }
        assertEquals(List.of("sid=1", "_c=3"), fields);
        assertEquals(List.of("sid", "_c"), names);
    }

    @Test
    void keepsOriginalTextOfAllowedCookies() throws Exception {
        try (TestSite site = site()) {
            site.get("/", "Cookie: sid=\"a b\"; sid=a=b==; _v=1; _c={\"v\":1}");
        }
        assertEquals(List.of("sid=\"a b\"; sid=a=b==; _c={\"v\":1}"), fields);
    }

    @Test
    void quotesHideNoCookie() throws Exception {
        try (TestSite site = site()) {
            site.get("/", "Cookie: sid=\"x; _v=1; _c=y\"");
        }
        assertEquals(List.of("sid=\"x; _c=y\""), fields);
    }

    @Test
    void stripsNamelessCookies() throws Exception {
        try (TestSite site = site()) {
            site.get("/", "Cookie: bare; sid=1; =_v");
        }
        assertEquals(List.of("sid=1"), fields);
    }

    @Test
    void forwardsGrantedCookies() throws Exception {
        try (TestSite site = site()) {
            site.get("/", "Cookie: _v=1; _m=2; " + site.cookie("map"));
            assertEquals(List.of("_m=2; " + site.cookie("map")), fields);
        }
    }

    @Test
    void ignoresForgedChoice() throws Exception {
        try (TestSite site = site()) {
            String forged = site.cookie("video").replaceAll("sig=.{22}", "sig=AAAAAAAAAAAAAAAAAAAAAA");
            site.get("/", "Cookie: _v=1; " + forged);
            assertEquals(List.of(forged), fields);
        }
    }

    @Test
    void forgedChoiceDoesNotHideAuthenticChoice() throws Exception {
        try (TestSite site = site()) {
            site.get("/", "Cookie: cookies_preferences=x; _v=1; " + site.cookie("video"));
        }
        assertEquals(List.of("cookies_preferences", "_v", "cookies_preferences"), names);
    }

    @Test
    void returnsSameHeadersIfNothingIsStripped() throws Exception {
        List<Boolean> same = new ArrayList<>();
        try (TestSite site = new TestSite(directory)
                .respondingWith((request, response) ->
                        same.add(request.getHeaders() == Request.unWrap(request).getHeaders()))) {
            site.get("/", "Cookie: sid=1");
            site.get("/", "Cookie: sid=1; _v=1");
        }
        assertEquals(List.of(true, false), same);
    }

    @Test
    void listsConsentAmongAttributeNames() throws Exception {
        List<Object> found = new ArrayList<>();
        try (TestSite site = new TestSite(directory).respondingWith((request, response) -> {
            request.setAttribute("own", "1");
            found.add(request.getAttributeNameSet().containsAll(List.of("own", Consent.ATTRIBUTE)));
            found.add(request.asAttributeMap().get("own"));
            found.add(request.asAttributeMap().get(Consent.ATTRIBUTE) == Consent.of(request));
        })) {
            site.get("/");
        }
        assertEquals(List.of(true, "1", true), found);
    }

    /** White space around a value does not belong to it. */
    @DisplayName("45: the signal counts where it is exactly 1")
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Sec-GPC: 1                 | true
                    sec-gpc:1                  | true
                    Sec-GPC:    1              | true
                    Sec-GPC: 0                 | false
                    Sec-GPC: true              | false
                    Sec-GPC: 1, 1              | false
                    Sec-GPC: "1"               | false
                    Sec-GPC: 01                | false
                    Sec-GPC:                   | false
                    X-GPC: 1                   | false
                    """)
    void readsOnlyExactSignal(String field, boolean counts) throws Exception {
        List<String> received = new ArrayList<>();
        try (TestSite site = new TestSite(directory).respondingWith((request, response) -> {
            Consent consent = Consent.of(request);
            received.add(consent.gpc() + " " + consent.allows("stats"));
        })) {
            site.get("/", field);
        }
        assertEquals(List.of(counts + " " + !counts), received);
    }

    @Test
    @DisplayName("45: one field that says 1 is enough")
    void readsExactSignalAmongSeveralHeaders() throws Exception {
        try (TestSite site = site()) {
            Reply reply = site.get("/consent/choice", "Sec-GPC: 0", "Sec-GPC: 1");
            assertEquals(true, reply.json().get("gpc").getAsBoolean());
        }
    }

    @Test
    @DisplayName("45: a signal in the trailers does not count")
    void ignoresSignalInTrailers() throws Exception {
        try (TestSite site = site()) {
            Reply reply = site.lines(
                    "GET /consent/choice HTTP/1.1",
                    "Host: example.org",
                    "Trailer: Sec-GPC",
                    "Transfer-Encoding: chunked",
                    "Connection: close",
                    "",
                    "1",
                    "x",
                    "0",
                    "Sec-GPC: 1",
                    "",
                    "");
            assertEquals(false, reply.json().get("gpc").getAsBoolean());
        }
    }

    @Test
    void explicitGrantOverridesSignal() throws Exception {
        try (TestSite site = site()) {
            site.get("/", "Sec-GPC: 1", "Cookie: _c=1; " + site.cookie("stats"));
            site.get("/", "Sec-GPC: 1", "Cookie: _c=1; sid=1");
        }
        assertEquals(List.of("_c", "cookies_preferences", "sid"), names);
    }

    @Test
    @DisplayName("46: the application sees the signal")
    void keepsSignalInRequest() throws Exception {
        try (TestSite site = new TestSite(directory)
                .respondingWith(
                        (request, response) -> fields.add(request.getHeaders().get("Sec-GPC")))) {
            site.get("/", "Sec-GPC: 1", "Cookie: _v=1");
        }
        assertEquals(List.of("1"), fields);
    }

    @Test
    void consentRejectsUndeclaredId() throws Exception {
        List<Boolean> received = new ArrayList<>();
        try (TestSite site = new TestSite(directory).respondingWith((request, response) -> {
            Consent consent = Consent.of(request);
            for (String id : List.of("needed", "login", "stats", "count", "media", "video", "map", "nobody")) {
                received.add(consent.allows(id));
            }
        })) {
            site.get("/", site.chose("video"));
        }
        assertEquals(List.of(true, true, false, false, false, true, false, false), received);
    }

    @Test
    void rejectsConsentLookupWithoutHandler() throws Exception {
        List<String> received = new ArrayList<>();
        TestSite site = new TestSite(directory);
        try (site) {
            site.start(TestSite.handler((request, response) ->
                            received.add(assertThrows(IllegalStateException.class, () -> Consent.of(request))
                                    .getMessage())))
                    .get("/");
        }
        assertEquals(
                List.of("the request did not pass through a ConsentHandler; insert one outside this handler"),
                received);
    }
}
