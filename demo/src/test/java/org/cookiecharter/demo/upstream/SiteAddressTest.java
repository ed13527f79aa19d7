// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jetty.http.HttpTester;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names the site in its answers, and what it becomes for a visitor of {@code www.example.org:8080}. */
class SiteAddressTest {
    private final Server server = new Server();
    private final LocalConnector connector = new LocalConnector(server);
    private Optional<PlainSite> site = Optional.empty();

    @BeforeEach
    void addConnector() {
        server.addConnector(connector);
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        site.ifPresent(PlainSite::close);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://127.0.0.1:PORT/next?a=1#b | http://www.example.org:8080/next?a=1#b",
                "http://localhost:PORT/next       | http://www.example.org:8080/next",
                "//127.0.0.1:PORT/next            | http://www.example.org:8080/next",
                "http://127.0.0.1:PORT//evil.org  | http://www.example.org:8080//evil.org",
                "http://127.0.0.1:1/next          | http://127.0.0.1:1/next",
                "https://127.0.0.1:PORT/next      | https://127.0.0.1:PORT/next",
                "http://other.org/next            | http://other.org/next",
                "/next                            | /next",
                "next                             | next",
            })
    void turnsItsOwnAddressIntoOurs(String location, String expected) throws Exception {
        String port = String.valueOf(serve("Location: " + location));
        assertEquals(expected.replace("PORT", port), ask("www.example.org:8080").get("Location"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1; Domain=example.org; Path=/        | a=1; Domain=example.org; Path=/",
                "a=1; Domain=.example.org               | a=1; Domain=.example.org",
                "a=1; domain=WWW.Example.org            | a=1; domain=WWW.Example.org",
                "a=1; Path=/; Domain=live.org; Secure   | a=1; Path=/; Secure",
                "a=1; Domain=ample.org                  | a=1",
                "a=1; Domain=                           | a=1",
                "domain=live.org; Path=/                | domain=live.org; Path=/",
            })
    void leavesOutADomainThatNoBrowserWouldAccept(String cookie, String expected) throws Exception {
        serve("Set-Cookie: " + cookie);
        assertEquals(expected, ask("www.example.org:8080").get("Set-Cookie"));
    }

    private int serve(String... fields) throws Exception {
        PlainSite plain = new PlainSite(exchange -> {
            int port = exchange.getLocalAddress().getPort();
            Arrays.stream(fields)
                    .map(field -> field.replace("PORT", String.valueOf(port)).split(": ", 2))
                    .forEach(field -> exchange.getResponseHeaders().add(field[0], field[1]));
            PlainSite.answer(exchange, 200, new byte[0]);
        });
        site = Optional.of(plain);
        server.setHandler(new Upstream(URI.create("http://127.0.0.1:" + plain.port())));
        server.start();
        return plain.port();
    }

    private HttpTester.Response ask(String host) throws Exception {
        return HttpTester.parseResponse(
                connector.getResponse("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"));
    }
}
