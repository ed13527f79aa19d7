// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.cookiecharter.jetty.TestSite.setting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that any withdrawal deletes cookies in the scope in which the application has set them. */
class LearnedScopesTest {
    private static final String WITHDRAW = "{\"granted\":[],\"method\":\"withdraw\"}";
    /** The deletions of {@code _dom} as declared, independent of learned scopes. */
    private static final List<String> DECLARED =
            List.of("_dom=; Path=/a; Max-Age=0", "_dom=; Path=/a; Domain=example.org; Max-Age=0");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private TestSite site;

    private void start(String... cookies) throws Exception {
        site = new TestSite(directory).respondingWith(setting(cookies));
    }

    /** Starts an application that sets the cookie of the request header {@code X-Set}. */
    private void startEcho() throws Exception {
        site = new TestSite(directory)
                .respondingWith((request, response) -> response.getHeaders()
                        .add(
                                HttpHeader.SET_COOKIE,
                                String.valueOf(request.getHeaders().get("X-Set"))));
    }

    /** Returns the deletions of a withdrawal, without those sent regardless of learned scopes. */
    private List<String> withdrawn(String... fields) throws Exception {
        String[] all = new String[fields.length + 1];
        all[0] = site.chose("stats", "media");
        System.arraycopy(fields, 0, all, 1, fields.length);
        Reply reply = site.put(WITHDRAW, all);
        assertEquals(200, reply.status(), reply.raw());
        return learned(reply);
    }

    private static List<String> learned(Reply reply) {
        return reply.cookies().stream()
                .filter(cookie -> !cookie.startsWith("cookies_preferences=") && !DECLARED.contains(cookie))
                .toList();
    }

    private String granted() {
        return site.chose("stats", "media");
    }

    @Test
    void deletesCookieAtPathWhereItWasSet() throws Exception {
        start("_v=1; Path=/shop; HttpOnly");
        assertEquals(List.of(), withdrawn());
        assertEquals(List.of("_v"), site.get("/shop/item", granted()).cookieNames());
        List<String> deletion = List.of("_v=; Path=/shop; Max-Age=0");
        assertEquals(deletion, withdrawn());
        assertEquals(deletion, learned(site.put("{\"granted\":[\"map\"]}", granted())));
        assertEquals(deletion, learned(site.post("decision=refuse-all", granted())));
        assertEquals(
                deletion,
                learned(site.request("DELETE", "/consent/choice", "", "Sec-Fetch-Site: same-origin", granted())));
        // Cookies that were not withdrawn stay.
        assertEquals(List.of(), learned(site.put("{\"granted\":[\"media\"]}", granted())));
    }

    @Test
    void learnsDefaultPathAndDomain() throws Exception {
        start("_v=1", "_m=1; Domain=.Example.ORG; Path=/shop", "_c=1; Path=/x; path=/y; Domain=a; domain=");
        site.get("/shop/cart/item", granted());
        assertEquals(
                List.of(
                        "_c=; Path=/y; Max-Age=0",
                        "_v=; Path=/shop/cart; Max-Age=0",
                        "_m=; Path=/shop; Domain=example.org; Max-Age=0"),
                withdrawn());
    }

    @Test
    void deletesCookieSetElsewhereThanDeclared() throws Exception {
        start("_dom=1; Path=/shop; Domain=example.org");
        site.get("/shop/item", granted());
        assertEquals(List.of("_dom=; Path=/shop; Domain=example.org; Max-Age=0"), withdrawn());
        // Likewise at the cookie's path, once the scope is known not to be specific to one visitor.
        site.get("/shop/item", "Cookie: " + other());
        List<String> refused =
                site.get("/shop/item", "Cookie: _dom=1; " + site.cookie()).cookies();
        assertTrue(refused.contains("_dom=; Path=/shop; Domain=example.org; Max-Age=0"), refused::toString);
    }

    @Test
    void followsPrefixAndPartition() throws Exception {
        start("__Secure-v=1; Path=/shop; Secure", "_part=1; Path=/shop; Secure; Partitioned");
        site.get("/shop/item", granted());
        assertEquals(
                List.of(
                        "__Secure-v=; Path=/shop; Max-Age=0; Secure",
                        "_part=; Path=/shop; Max-Age=0; Secure; Partitioned"),
                withdrawn());
    }

    @Test
    void learnsNothingOfBlockedOrExemptCookies() throws Exception {
        start("_v=1; Path=/shop", "sid=1; Path=/shop", "other=1; Path=/shop", "_m=; Path=/x; Max-Age=0");
        site.get("/shop/item");
        site.get("/shop/item", site.chose());
        assertEquals(List.of(), withdrawn());
        site.get("/shop/item", granted());
        assertEquals(List.of("_v=; Path=/shop; Max-Age=0"), withdrawn());
    }

    @Test
    void learnsNamesThatMatchPattern() throws Exception {
        start("_vw_7=1; Path=/shop", "_vw_8=1", "_vw_9=1; Path=/");
        site.get("/shop/cart/item", granted());
        assertEquals(List.of("_vw_7=; Path=/shop; Max-Age=0", "_vw_8=; Path=/shop/cart; Max-Age=0"), withdrawn());
        String other = other("X-Forwarded-For: 192.0.2.2");
        assertFalse(site.put(WITHDRAW, "Cookie: " + other).raw().contains("_vw_"));
    }

    @Test
    void doesNotRevealPathsOfOtherVisitors() throws Exception {
        startEcho();
        site.get("/", granted(), "X-Set: _v=1; Path=/user/alice", "X-Forwarded-For: 192.0.2.1");
        String other = other("X-Forwarded-For: 192.0.2.2");
        assertFalse(site.put(WITHDRAW, "Cookie: " + other).raw().contains("alice"));
        site.get("/", "Cookie: " + other, "X-Set: _v=1; Path=/shop", "X-Forwarded-For: 192.0.2.2");
        site.get("/", granted(), "X-Set: _v=1; Path=/shop", "X-Forwarded-For: 192.0.2.1");
        String third = other("X-Forwarded-For: 192.0.2.3");
        assertEquals(
                List.of("_v=; Path=/shop; Max-Age=0"),
                learned(site.put(WITHDRAW, "Cookie: " + third, "X-Forwarded-For: 192.0.2.3")));
    }

    private String other(String... fields) throws Exception {
        return site.put("{\"granted\":[\"stats\",\"media\"]}", fields)
                .cookies()
                .get(0)
                .split(";", 2)[0];
    }

    /** Anonymous statistics are set before any choice. */
    @Test
    void deletesCookieSetBeforeAnyChoice() throws Exception {
        start("_c=1; Path=/shop");
        assertEquals(List.of("_c"), site.get("/shop/item").cookieNames());
        assertEquals(
                List.of("_c=; Path=/shop; Max-Age=0"), learned(site.put("{\"granted\":[],\"method\":\"refuse-all\"}")));
    }

    @Test
    void inventedPathsDoNotDisplacePathsOfApplication() throws Exception {
        startEcho();
        for (int i = 0; i < 3; i++) {
            site.get("/shop/item", granted(), "X-Set: _v=1; Path=/shop");
        }
        for (int i = 0; i < 500; i++) {
            assertEquals(
                    200,
                    site.get("/made/up/" + i + "/x", granted(), "X-Set: _v=1").status());
            assertEquals(
                    200, site.get("/", granted(), "X-Set: _v=1; Path=/p" + i).status());
        }
        List<String> deletions = withdrawn();
        assertTrue(deletions.contains("_v=; Path=/shop; Max-Age=0"), deletions::toString);
        assertTrue(deletions.size() <= 16, deletions::toString);
    }

    @Test
    void ignoresPathsThatNoHeaderCanContain() throws Exception {
        startEcho();
        site.get("/a;b/c", granted(), "X-Set: _v=1");
        site.get("/", granted(), "X-Set: _v=1; Path=/" + "x".repeat(400));
        site.get("/", granted(), "X-Set: _v=1; Path=shop");
        assertEquals(List.of(), withdrawn());
    }
}
