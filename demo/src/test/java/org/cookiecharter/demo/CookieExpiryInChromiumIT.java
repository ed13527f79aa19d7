// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which cookies a real browser deletes after an expiry, for each way to set them. */
class CookieExpiryInChromiumIT {
    private static final String CATALOGUE = """
            {"site": "https://example.org", "language": "en",
             "categories": [
               {"id": "needed", "consent": "exempt", "name": "n"},
               {"id": "media", "consent": "opt-in", "name": "m", "purpose": "p"}],
             "services": [
               {"id": "login", "provider": "p", "name": "n", "category": "needed", "cookies": [
                 {"name": "sid", "purpose": "p", "duration": "P1D"}]},
               {"id": "video", "provider": "p", "name": "n", "category": "media", "cookies": [
                 {"name": "declared", "purpose": "p", "duration": "P1D"},
                 {"name": "exact", "purpose": "p", "duration": "P1D", "domain": "example.co.uk", "path": "/a"},
                 {"name": "admin", "purpose": "p", "duration": "P1D", "path": "/admin"},
                 {"name": "part", "purpose": "p", "duration": "P1D", "partitioned": true}]}]}
            """;
    private static final String HOST = "www.shop.example.co.uk";

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    /** The values of the {@code Cookie} headers that the application received. */
    private static final Set<String> received = ConcurrentHashMap.newKeySet();

    private static final Server server = new Server();

    @SuppressWarnings("NullAway.Init")
    private static ProofStore proofs;

    private static int http;
    private static int https;

    @SuppressWarnings("NullAway.Init")
    private BrowserContext visitor;

    @BeforeAll
    static void start() throws Exception {
        chromium = new Chromium("--host-resolver-rules=MAP * 127.0.0.1");
        proofs = SqliteProofStore.open(directory.resolve("consent.db"));
        ConsentHandler consent = new ConsentHandler(Catalogue.parse(CATALOGUE, "test"), proofs);
        consent.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                received.addAll(request.getHeaders().getValuesList(HttpHeader.COOKIE));
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html");
                response.write(true, StandardCharsets.UTF_8.encode("<title>page</title>"), callback);
                return true;
            }
        });
        // Bypasses the charter, to set cookies as before its installation.
        server.setHandler(new Handler.Wrapper(consent) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                String query = String.valueOf(request.getHttpURI().getQuery());
                if (!query.startsWith("before")
                        && !request.getHttpURI().getPath().equals("/favicon.ico")) {
                    return super.handle(request, response, callback);
                }
                for (String cookie : Request.extractQueryParameters(request).getValuesOrEmpty("set")) {
                    response.getHeaders().add(HttpHeader.SET_COOKIE, cookie);
                }
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
                response.write(
                        true,
                        StandardCharsets.UTF_8.encode(
                                String.join("; ", request.getHeaders().getValuesList(HttpHeader.COOKIE))),
                        callback);
                return true;
            }
        });
        ServerConnector plain = new ServerConnector(server);
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setKeyStorePath(keyStore().toString());
        ssl.setKeyStorePassword("password");
        ssl.setSniRequired(false);
        ServerConnector secure = new ServerConnector(server, ssl);
        secure.getContainedBeans(HttpConfiguration.ConnectionFactory.class)
                .forEach(factory -> factory.getHttpConfiguration().addCustomizer(new SecureRequestCustomizer(false)));
        server.addConnector(plain);
        server.addConnector(secure);
        server.start();
        http = plain.getLocalPort();
        https = secure.getLocalPort();
    }

    @BeforeEach
    void arrive() {
        received.clear();
        visitor = chromium.context(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true));
    }

    private static Path keyStore() throws Exception {
        Path file = directory.resolve("key.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + HOST,
                        "-storepass",
                        "password",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, keytool.waitFor());
        return file;
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
        proofs.close();
    }

    private Page page(String origin, String path) {
        Page page =
                visitor.pages().isEmpty() ? visitor.newPage() : visitor.pages().get(0);
        page.navigate(origin + path);
        return page;
    }

    private static String plain(String host) {
        return "http://" + host + ':' + http;
    }

    private static String secure(String host) {
        return "https://" + host + ':' + https;
    }

    private Set<String> jar() {
        return visitor.cookies().stream()
                .map(cookie -> cookie.name + '=' + cookie.value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the cookies that the browser sends to this address, including nameless ones, which it does not list. */
    private String sent(String origin, String path) {
        return String.valueOf(page(origin, path + "?before").textContent("body"));
    }

    private void set(String origin, String path, String... cookies) {
        StringBuilder query = new StringBuilder("?before");
        for (String cookie : cookies) {
            query.append("&set=").append(URLEncoder.encode(cookie, StandardCharsets.UTF_8));
        }
        page(origin, path + query);
    }

    private void isForgotten(int responses, String origin, String path, String... cookies) {
        set(origin, path, cookies);
        assertEquals(cookies.length, sent(origin, path).split("; ").length, () -> "stored: " + sent(origin, path));
        for (int i = 0; i < responses && !sent(origin, path).isEmpty(); i++) {
            page(origin, path);
        }
        assertEquals("", sent(origin, path), () -> List.of(cookies) + " after " + responses);
        assertEquals(Set.of(), jar());
        assertEquals(Set.of(), received);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "declared=1",
                "declared=1; Path=/",
                "declared=1; Path=/a/b/page; HttpOnly",
                "declared=1; Path=/a/b/; Domain=example.co.uk",
                "declared=1; Path=/a; Domain=shop.example.co.uk; SameSite=Strict",
                "other=1; Domain=www.shop.example.co.uk",
                "other=1; Path=/a/; Max-Age=1000; HttpOnly",
                "exact=1; Path=/a; Domain=example.co.uk",
                "exact=1; Path=/a",
                "bare",
                "bare; Path=/; Domain=example.co.uk",
                "=other=1",
                "=declared=1; Path=/a; Domain=shop.example.co.uk; HttpOnly",
                "\"quoted\"=1",
                "sp ace=1"
            })
    void deletesCookieFromEveryDomainAndPath(String cookie) {
        isForgotten(cookie.startsWith("=") ? 12 : 1, plain(HOST), "/a/b/page", cookie);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "declared=1; Secure",
                "other=1; Secure; HttpOnly; Path=/a; Domain=example.co.uk",
                "other=1; Secure; Partitioned; SameSite=None; Path=/",
                "other=1; Secure; Partitioned; SameSite=None; Path=/; Domain=example.co.uk",
                "part=1; Secure; Partitioned; SameSite=None; Path=/a",
                "__Host-x=1; Secure; Path=/",
                "__host-x=1; Secure; Path=/",
                "__Host-x=1; Secure; Path=/; Partitioned",
                "__Secure-x=1; Secure; Domain=example.co.uk",
                "__Http-x=1; Secure; HttpOnly; Path=/a",
                "__Host-Http-x=1; Secure; HttpOnly; Path=/",
                "=other=1; Secure"
            })
    void deletesSecurePrefixedAndPartitionedCookies(String cookie) {
        isForgotten(12, secure(HOST), "/a/b/page", cookie);
    }

    @Test
    void deletesPartitionedCookieAndItsUnpartitionedTwin() {
        isForgotten(
                1,
                secure(HOST),
                "/page",
                "other=1; Secure; Path=/",
                "other=2; Secure; Path=/; Partitioned; SameSite=None",
                "other=3; Secure; Path=/; Domain=example.co.uk");
    }

    @Test
    void deletesCookieWithLongName() {
        isForgotten(8, plain(HOST), "/", "n".repeat(3500) + "=1; Path=/");
    }

    @Test
    void deletesCookieSetByScript() {
        Page page = page(plain(HOST), "/a/b/page");
        page.evaluate(
                "['declared=1', 'other=1; path=/a', 'third=1; domain=example.co.uk; path=/a/b/', 'bare'].forEach(cookie => document.cookie = cookie)");
        assertEquals(
                Set.of("declared=1", "other=1", "third=1", "bare"),
                Set.of(sent(plain(HOST), "/a/b/page").split("; ")));
        for (int i = 0; i < 20 && !sent(plain(HOST), "/a/b/page").isEmpty(); i++) {
            page(plain(HOST), "/a/b/page");
        }
        assertEquals("", sent(plain(HOST), "/a/b/page"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "a.b.localhost"})
    void deletesCookiesOnHostWithoutDomain(String host) {
        isForgotten(1, plain(host), "/a/b/page", "declared=1; Path=/a", "other=1; Domain=" + host, "bare; Path=/");
    }

    /** More cookies than one response deletes, set in every way. */
    @Test
    void deletesManyCookiesOverSeveralResponses() {
        String[] cookies = new String[60];
        for (int i = 0; i < cookies.length; i++) {
            cookies[i] = "undeclared-" + i + "=1; Path="
                    + List.of("/", "/a", "/a/", "/a/b", "/a/b/page").get(i % 5)
                    + List.of("", "; Domain=example.co.uk", "; Domain=" + HOST).get(i % 3);
        }
        set(plain(HOST), "/a/b/page", cookies);
        assertEquals(60, jar().size());
        int responses = 0;
        while (!jar().isEmpty() && responses < 60) {
            page(plain(HOST), "/a/b/page");
            responses++;
        }
        assertEquals(Set.of(), jar(), responses + " responses");
    }

    @Test
    void deletesCookiesOfOtherPathsOnWithdrawal() {
        Page page = page(secure(HOST), "/page");
        String choose = "granted => fetch('/consent/choice', {method: 'PUT', headers: {'Content-Type':"
                + " 'application/json'}, body: JSON.stringify({granted})}).then(response => response.status)";
        assertEquals(200, page.evaluate(choose, List.of("media")));
        set(secure(HOST), "/page", "admin=1; Path=/admin", "declared=1; Path=/", "sid=1; Path=/");
        assertEquals(4, jar().size());
        page = page(secure(HOST), "/page");
        assertEquals(200, page.evaluate(choose, List.of()));
        assertEquals(
                Set.of("cookies_preferences", "sid"),
                visitor.cookies().stream().map(cookie -> cookie.name).collect(Collectors.toSet()));
    }
}
