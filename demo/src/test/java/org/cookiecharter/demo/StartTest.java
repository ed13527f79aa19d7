// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.demo.page.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests that startup errors are reported in one line that names the option. */
@Timeout(30)
class StartTest {
    @TempDir
    private Path directory;

    @Test
    void reportsPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertTrue(failure(options().withPort(port))
                    .startsWith("--port (" + port
                            + ") is already in use on 127.0.0.1; stop the program that uses it or use"));
        }
    }

    @Test
    void reportsAddressOfAnotherMachine() {
        assertEquals(
                "--host (192.0.2.1) is not an address of this machine; omit it for 127.0.0.1",
                failure(options().withHost("192.0.2.1")));
    }

    @Test
    void reportsMissingCatalogue() {
        Path file = directory.resolve("none.json");
        assertEquals(
                "--catalogue (" + file + ") cannot be read: file not found",
                failure(options().withCatalogue(file)));
    }

    @Test
    void reportsAllCatalogueErrors() throws IOException {
        Path file = Files.writeString(directory.resolve("cookies.json"), "{}");
        String message = failure(options().withCatalogue(file));
        assertTrue(message.startsWith("--catalogue " + file + ": "), message);
        assertTrue(message.contains("$.categories"), message);
        assertTrue(message.contains("$.services"), message);
    }

    @Test
    void reportsFileInPlaceOfDataDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("data"), "");
        assertEquals(
                "--data (" + file + ") cannot be used: it is a file, not a directory",
                failure(options().withData(file)));
    }

    @Test
    void reportsUnreachableDatabaseWithoutPassword() {
        String message = failure(options().withStore("jdbc:postgresql://127.0.0.1:1/site?user=me&password=secret"));
        assertTrue(
                message.startsWith("--store (jdbc:postgresql://127.0.0.1:1/site) cannot be used: ")
                        && message.contains("127.0.0.1:1 refused"),
                message);
        assertFalse(message.contains("secret"), message);
    }

    @Test
    void portalDeclaresWholeCharter() {
        Catalogue charter =
                Catalogue.parse(Resources.text("/org/cookiecharter/catalogue/charter.json"), "charter.json");
        Catalogue portal = Catalogue.parse(Resources.text("cookies.json"), "cookies.json");
        assertEquals(charter.categories(), portal.categories());
        assertEquals(charter.services(), portal.services().subList(0, 4));
        assertEquals(charter.charter(), portal.charter());
        for (var service : portal.services().subList(4, portal.services().size())) {
            assertTrue(service.name().in("fr").endsWith(" (exemple)"), service.id());
            assertTrue(service.name().in("en").endsWith(" (example)"), service.id());
        }
    }

    private Options options() {
        return Options.DEFAULT.withPort(0).withData(directory.resolve("proofs"));
    }

    private static String failure(Options options) {
        return String.valueOf(assertThrows(StartFailure.class, () -> DemoServer.start(options))
                .getMessage());
    }
}
