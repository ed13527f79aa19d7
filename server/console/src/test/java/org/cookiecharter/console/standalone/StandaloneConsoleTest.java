// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandaloneConsoleTest {
    private static final Path CONFIG = Path.of("src/main/config");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path base;

    private StandaloneConsole console(Map<String, String> properties) {
        return new StandaloneConsole(base.toString(), new HashMap<>(properties));
    }

    @Test
    void startsWithServerOnAddressOfItsOwnAndClosesStore() throws Exception {
        StandaloneConsole console = console(Map.of("console.userHeader", "X-User", "console.address", "127.0.0.1:0"));
        Server jetty = new Server();
        jetty.addBean(console);
        jetty.start();
        Path log = base.resolve("consent/consent.db-wal");
        try {
            URI address = console.getServer().getURI().resolve("/console/en/");
            assertEquals("127.0.0.1", address.getHost());
            HttpRequest.Builder request = HttpRequest.newBuilder(address);
            HttpClient client = HttpClient.newHttpClient();
            HttpResponse<String> anonymous = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(403, anonymous.statusCode());
            HttpResponse<String> page =
                    client.send(request.header("X-User", "Ann").build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("Signed in as Ann"), page.body());
            assertTrue(Files.exists(log), "the store is open");
        } finally {
            LifeCycle.stop(jetty);
        }
        assertTrue(Files.notExists(log), "the store is closed");
    }

    @ParameterizedTest
    @CsvSource({
        "console.userHeader,'',consent.console.userHeader () must be the header field",
        "console.userHeader,a b,consent.console.userHeader (a b) must be the header field",
        "console.address,8082,address (8082) must be like 127.0.0.1:8082",
        "console.secondApproval,yes,consent.console.secondApproval (yes) must be true or false",
    })
    void rejectsInvalidProperty(String name, String value, String message) {
        Map<String, String> properties = new HashMap<>(Map.of("console.userHeader", "X-User"));
        properties.put(name, value);
        IllegalArgumentException rejection = assertThrows(IllegalArgumentException.class, () -> console(properties));
        assertTrue(String.valueOf(rejection.getMessage()).startsWith(message), rejection.getMessage());
        assertTrue(Files.notExists(base.resolve("consent")), "nothing is created");
    }

    @Test
    void xmlPassesEachPropertyOfModuleOn() throws Exception {
        String module = Files.readString(CONFIG.resolve("modules/consent-console.mod"));
        Set<String> expected = new TreeSet<>(Set.of("catalogue", "store", "node", "draftFile"));
        Pattern.compile("(?m)^# consent\\.(console\\.[A-Za-z]+)=")
                .matcher(module)
                .results()
                .forEach(property -> expected.add(property.group(1)));
        String xml = Files.readString(CONFIG.resolve("etc/cookie-charter-console.xml"));
        assertEquals(
                expected,
                Pattern.compile("<Entry><Item>([\\w.]+)</Item><Item><Property name=\"consent\\.\\1\"/></Item></Entry>")
                        .matcher(xml)
                        .results()
                        .map(entry -> entry.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(7, expected.size());
    }
}
