// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.cookiecharter.jetty.TestSite.setting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which cookies a response expires, header by header. */
class CookieExpiryTest {
    private static final String END = "; Max-Age=0";
    private static final String NAMELESS = "=-";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    /** Returns the deletions for a visitor who refused, without those of nameless cookies. */
    private List<String> removals(String path, String cookies, String... fields) throws Exception {
        return all(path, cookies, fields).stream()
                .filter(field -> !field.startsWith(NAMELESS))
                .toList();
    }

    private List<String> all(String path, String cookies, String... fields) throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(setting())) {
            List<String> request = new ArrayList<>(List.of(fields));
            request.add("Cookie: " + cookies + "; " + site.cookie());
            return site.get(path, request.toArray(String[]::new)).cookies();
        }
    }

    @Test
    void expiresCookieAtDeclaredPathAndDomain() throws Exception {
        assertEquals(
                List.of("_dom=; Path=/a" + END, "_dom=; Path=/a; Domain=example.org" + END),
                removals("/a/page", "_dom=1"));
    }

    @Test
    void expiresCookieAtEachPathOfRequestWithoutDeclaration() throws Exception {
        List<String> expected = new ArrayList<>();
        for (String path : List.of("; Path=/", "", "; Path=/a", "; Path=/a/", "; Path=/a/b/", "; Path=/a/b/page")) {
            for (String domain : List.of("", "; Domain=example.co.uk", "; Domain=www.example.co.uk")) {
                expected.add("_v=" + path + domain + END);
            }
        }
        assertEquals(expected, removals("/a/b/page?q=/x/y", "_v=1", "Host: www.example.co.uk:8080"));
        assertEquals(
                expected.stream().map(field -> field.replace("_v=", "_vw_12=")).toList(),
                removals("/a/b/page", "_vw_12=1", "Host: WWW.example.co.uk"));
    }

    @Test
    void rootAndSinglePageHaveNoOtherPaths() throws Exception {
        List<String> root = List.of("_v=; Path=/" + END);
        assertEquals(root, removals("/", "_v=1", "Host: intranet"));
        assertEquals(root, removals("/", "_v=1", "Host: 127.0.0.1:8080"));
        assertEquals(
                List.of("_v=; Path=/" + END, "_v=; Path=/page" + END), removals("/page", "_v=1", "Host: intranet"));
        assertEquals(
                List.of("_v=; Path=/" + END, "_v=" + END, "_v=; Path=/a/" + END),
                removals("/a/", "_v=1", "Host: intranet"));
    }

    /** A semicolon would end the attribute; the browser's default path needs no attribute. */
    @Test
    void omitsPathThatNoAttributeCanContain() throws Exception {
        assertEquals(
                List.of("_v=; Path=/" + END, "_v=" + END, "_v=; Path=/a" + END, "_v=; Path=/a/" + END),
                removals("/a/b;x=1/page", "_v=1", "Host: intranet"));
    }

    @Test
    void limitsExpiryOfEndlessPath() throws Exception {
        List<String> fields = removals("/d".repeat(1500) + "/", "_v=1", "Host: intranet");
        assertTrue(fields.size() > 10, fields::toString);
        assertTrue(String.join("", fields).length() <= 2560, fields::toString);
    }

    @Test
    void expiryFollowsNamePrefix() throws Exception {
        assertEquals(List.of("__Host-v=; Path=/" + END + "; Secure"), removals("/a/page", "__Host-v=1"));
        assertEquals(List.of("__HOST-x=; Path=/" + END + "; Secure"), removals("/a/page", "__HOST-x=1"));
        assertEquals(
                List.of("__Host-Http-x=; Path=/" + END + "; Secure; HttpOnly"), removals("/a/page", "__Host-Http-x=1"));
        assertEquals(
                List.of("__Secure-v=; Path=/" + END + "; Secure"), removals("/", "__Secure-v=1", "Host: intranet"));
        assertEquals(
                List.of("__Http-x=; Path=/" + END + "; Secure; HttpOnly"),
                removals("/", "__Http-x=1", "Host: intranet"));
    }

    @Test
    void expiresPartitionedCookieAsPartitioned() throws Exception {
        assertEquals(
                List.of("_part=; Path=/" + END + "; Secure; Partitioned"), removals("/", "_part=1", "Host: intranet"));
    }

    @Test
    void expiresUndeclaredCookieAsPartitionedOnSecureRequests() throws Exception {
        String https = "X-Forwarded-Proto: https";
        assertEquals(
                List.of("x=; Path=/" + END, "x=; Path=/" + END + "; Secure; Partitioned"),
                removals("/", "x=1", "Host: intranet", https));
        assertEquals(
                List.of("__Host-x=; Path=/" + END + "; Secure", "__Host-x=; Path=/" + END + "; Secure; Partitioned"),
                removals("/", "__Host-x=1", https));
        assertEquals(List.of("_v=; Path=/" + END), removals("/", "_v=1", "Host: intranet", https));
    }

    @Test
    void expiresRepeatedCookieOnce() throws Exception {
        assertEquals(1, removals("/", "_v=1; _v=2", "Host: intranet").size());
    }

    @Test
    void expiresSecureCookiesOnLocalhost() throws Exception {
        for (String host : List.of("localhost", "shop.localhost", "127.0.0.1:8080")) {
            assertTrue(
                    removals("/", "x=1", "Host: " + host).contains("x=; Path=/" + END + "; Secure; Partitioned"), host);
        }
        assertFalse(removals("/", "x=1", "Host: intranet").toString().contains("Partitioned"));
    }

    @Test
    void expiresNamelessCookieByNamelessCookie() throws Exception {
        List<String> nameless = List.of("=-; Path=/" + END);
        assertEquals(nameless, all("/", "bare", "Host: intranet"));
        assertEquals(nameless, all("/", "=bare", "Host: intranet"));
        assertEquals(nameless, all("/", "sid=1; bare; also", "Host: intranet"));
    }

    /** Firefox reports such a deletion in the console, so the server sends it on evidence alone. */
    @Test
    void sendsNoDeletionOfNamelessCookiesForCookiesWithUsualNames() throws Exception {
        for (String cookie :
                List.of("_v=1", "_ga_A1B2=1", "wp-settings-time-1=1", "user[name]=1", "x=a=b", "sid=1; x=1")) {
            assertFalse(all("/", cookie, "Host: intranet").toString().contains(NAMELESS), cookie);
        }
    }

    @Test
    void deletesNamelessCookiesIfNameCouldBeValue() throws Exception {
        for (String cookie : List.of("{\"a\":\"b=c\"}=1", "a b=1", "bare; _v=1", "a,b=1", "n\u00e9=1")) {
            List<String> fields = all("/", cookie, "Host: intranet");
            assertTrue(fields.contains("=-; Path=/" + END), cookie + fields);
        }
    }

    /** Browsers send {@code =_v=1} as {@code _v=1}, and send it again however often {@code _v} is deleted. */
    @Test
    void deletesNamelessCookiesIfDeletedCookieReturns() throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(setting())) {
            String request = "GET / HTTP/1.1\r\nHost: intranet\r\nCookie: _v=1; " + site.cookie() + "\r\n";
            String reply = site.lines(request + "\r\n" + request + "\r\n" + request + "Connection: close\r\n\r\n")
                    .raw();
            int third = reply.lastIndexOf("HTTP/1.1 200");
            assertEquals(3, reply.split("_v=; Path=/", -1).length - 1, reply);
            assertFalse(reply.substring(0, third).contains(NAMELESS), reply);
            assertTrue(reply.substring(third).contains("=-; Path=/" + END), reply);
        }
    }

    @Test
    void expiresNothingIfAllCookiesAreAllowed() throws Exception {
        assertEquals(List.of(), all("/", "sid=1"));
    }

    @Test
    void keepsNamelessCookiesIfUndeclaredAreAllowed() throws Exception {
        try (TestSite site = new TestSite(directory)
                .with(consent -> consent.getSettings().setAllowUndeclared(true))
                .respondingWith(setting())) {
            assertEquals(
                    List.of("_v=; Path=/" + END),
                    site.get("/", "Host: intranet", "Cookie: bare; _v=1").cookies());
        }
    }

    /** Simulates a browser of a visitor who refused: returns the cookies left after the deletions. */
    private Set<String> left(String path, int responses, String... cookies) throws Exception {
        Set<String> left = new TreeSet<>(List.of(cookies));
        try (TestSite site = new TestSite(directory).respondingWith(setting())) {
            for (int i = 0; i < responses && !left.isEmpty(); i++) {
                StringBuilder sent = new StringBuilder("Cookie: sid=1");
                left.forEach(cookie ->
                        sent.append("; ").append(cookie, 0, cookie.indexOf('=')).append("=1"));
                Reply reply = site.get(path, "Host: www.example.org", sent.toString());
                assertEquals(200, reply.status());
                assertTrue(reply.raw().length() < 7000, reply::raw);
                reply.cookies().forEach(field -> left.remove(field.replace(END, "")));
            }
        }
        return left;
    }

    @Test
    void expiresRemainingCookiesInLaterResponses() throws Exception {
        String[] cookies = new String[100];
        for (int i = 0; i < cookies.length; i++) {
            cookies[i] = "undeclared-number-" + i + "=; Path=/" + (i % 2 == 0 ? "" : "; Domain=example.org");
        }
        assertEquals(100, left("/a/page", 0, cookies).size());
        assertFalse(left("/a/page", 1, cookies).isEmpty());
        assertEquals(Set.of(), left("/a/page", 20, cookies));
    }

    /** Cookies with unknown paths cannot be deleted, and do not prevent the deletion of others. */
    @Test
    void reachesLastCookieDespiteManyUndeletable() throws Exception {
        String[] cookies = new String[101];
        for (int i = 0; i < 100; i++) {
            cookies[i] = "a-number-" + i + "=; Path=/nowhere";
        }
        cookies[100] = "z=; Path=/a/; Domain=www.example.org";
        assertEquals(100, left("/a/page", 200, cookies).size());
    }

    @Test
    void expiresCookieWithLongName() throws Exception {
        String name = "n".repeat(4000) + "=; Path=/";
        assertEquals(Set.of(), left("/", 12, name, "_v=; Path=/"));
    }

    @Test
    void addsNothingToFullResponseHeaders() throws Exception {
        try (TestSite site = new TestSite(directory)
                .respondingWith((request, response) -> response.getHeaders().put("X-Long", "x".repeat(7000)))) {
            Reply reply = site.get("/", "Cookie: " + "n".repeat(3000) + "=1; u1=1; u2=1; u3=1; u4=1; u5=1; u6=1");
            assertEquals(200, reply.status());
            assertFalse(reply.cookies().isEmpty());
        }
    }

    @Test
    void expiresCookieThatApplicationRemovesAndSets() throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(setting("_v=2; Path=/"))) {
            assertEquals(
                    List.of("_v=; Path=/" + END),
                    site.get("/", "Host: intranet", "Cookie: _v=1").cookies());
        }
    }

    @Test
    void sendsNonAsciiNamesUnchanged() throws Exception {
        String raw = String.join("", removals("/", "n\u00e9=1"));
        assertFalse(raw.contains("?"), raw);
        assertTrue(raw.startsWith("n\u00c3\u00a9=;"), raw);
    }

    @Test
    void expiresRevokedCookiesInvisibleAtThisPath() throws Exception {
        List<String> unseen = List.of("_dom=; Path=/a" + END, "_dom=; Path=/a; Domain=example.org" + END);
        try (TestSite site = new TestSite(directory).respondingWith(setting())) {
            List<String> granted = List.of(site.chose("media"));
            for (Reply reply : List.of(
                    site.put("{\"granted\":[]}", granted.get(0)),
                    site.put("{\"granted\":[\"map\"]}", granted.get(0)),
                    site.post("decision=refuse-all", granted.get(0)),
                    site.request("DELETE", "/consent/choice", "", "Sec-Fetch-Site: same-origin", granted.get(0)))) {
                List<String> cookies = reply.cookies();
                assertEquals(unseen, cookies.subList(1, cookies.size()), reply.raw());
                assertTrue(
                        reply.header("Cache-Control").contains("no-store")
                                || reply.header("Cache-Control").contains("private"),
                        reply.raw());
            }
            assertEquals(
                    List.of("cookies_preferences"),
                    site.put("{\"granted\":[\"video\"]}", granted.get(0)).cookieNames());
            assertEquals(
                    List.of("cookies_preferences"), site.put("{\"granted\":[]}").cookieNames());
        }
    }

    /** Grants and withdrawals apply to the response that confirms them. */
    @Test
    void appliesChoiceToCookiesOfItsResponse() throws Exception {
        try (TestSite site = new TestSite(directory).respondingWith(setting())) {
            Reply granted = site.put("{\"granted\":[\"video\"]}", "Host: intranet", "Cookie: _v=1");
            assertEquals(List.of("cookies_preferences"), granted.cookieNames());
            Reply refused = site.put("{\"granted\":[]}", "Host: intranet", "Cookie: _v=1; " + site.cookie("video"));
            assertTrue(refused.cookies().contains("_v=; Path=/" + END), refused.raw());
        }
    }

    @Test
    void keepsCookiesOfApplicationBesideExpiries() throws Exception {
        try (TestSite site = new TestSite(directory)
                .respondingWith(
                        (request, response) -> response.getHeaders().add(HttpHeader.SET_COOKIE, "sid=2; Path=/"))) {
            assertEquals(
                    List.of("sid=2; Path=/", "_v=; Path=/" + END),
                    site.get("/", "Host: intranet", "Cookie: sid=1; _v=1").cookies());
        }
    }
}
