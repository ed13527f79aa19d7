// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the sources of catalogues by host. */
class CatalogueProviderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private Path write(String name) throws IOException {
        return Files.writeString(directory.resolve(name), SampleCatalogue.JSON);
    }

    private static CatalogueSource found(CatalogueProvider catalogues, String host) {
        return Objects.requireNonNull(catalogues.find(host), host);
    }

    @Test
    void findsCatalogueByHostName() throws Exception {
        write("example.org.json");
        write("xn--caf-dma.example.json");
        write("[::1].json");
        CatalogueProvider catalogues = CatalogueProvider.directory(directory);
        assertEquals("example.org", found(catalogues, "example.org").site());
        assertEquals(
                "https://example.org", found(catalogues, "example.org").load().site());
        assertNotNull(catalogues.find("xn--caf-dma.example"));
        assertNotNull(catalogues.find("[::1]"));
        assertNull(catalogues.find("www.example.org"));
        assertNull(catalogues.find("example.org.json"));
        assertNull(catalogues.find("../example.org"));
    }

    @Test
    void usesDefaultCatalogueForHostWithoutFile() throws Exception {
        write("example.org.json");
        write("_others.json");
        CatalogueProvider catalogues = CatalogueProvider.directory(directory);
        assertEquals(found(catalogues, "a.example"), found(catalogues, "b.example"));
        assertNotEquals(found(catalogues, "a.example"), found(catalogues, "example.org"));
        assertEquals("_others.json", found(catalogues, "").site());
    }

    @Test
    void declaresNothingUntilFileExistsForTheFirstTime() throws Exception {
        Path file = directory.resolve("cookies.json");
        CatalogueSource source = found(CatalogueProvider.unpublishedFile(file), "example.org");
        assertNull(source.version());
        assertEquals(List.of(), source.load().services());
        write("cookies.json");
        assertNotNull(source.version());
        assertEquals("https://example.org", source.load().site());
        Files.delete(file);
        assertThrows(UncheckedIOException.class, source::load);
    }

    @Test
    void ignoresFilesOfEditors() throws Exception {
        write(".#example.org.json");
        write("example.org.json~");
        write("example.org.json.swp");
        CatalogueProvider catalogues = CatalogueProvider.directory(directory);
        assertNull(catalogues.find(".#example.org"));
        assertNull(catalogues.find("example.org"));
    }

    @Test
    void reportsAllFileNamesThatAreNoHost() throws Exception {
        write("Example.org.json");
        write("example.org (copy).json");
        write("example.org.json");
        CatalogueException thrown =
                assertThrows(CatalogueException.class, () -> CatalogueProvider.directory(directory));
        assertEquals(
                directory + ": 2 errors\n"
                        + "  Example.org.json: must be the name of a host in lower case and ASCII, like"
                        + " example.org.json or xn--caf-dma.example.json, or _others.json\n"
                        + "  example.org (copy).json: must be the name of a host in lower case and ASCII, like"
                        + " example.org.json or xn--caf-dma.example.json, or _others.json",
                thrown.getMessage());
    }

    @Test
    void reportsMissingDirectory() {
        Path missing = directory.resolve("missing");
        UncheckedIOException thrown =
                assertThrows(UncheckedIOException.class, () -> CatalogueProvider.directory(missing));
        assertEquals(
                "the catalogues in " + missing
                        + " cannot be listed; it must be a directory of files like example.org.json",
                thrown.getMessage());
    }

    @Test
    void changesVersionIfFileIsWrittenMovedOrDeleted() throws Exception {
        Path file = write("cookies.json");
        CatalogueSource source = found(CatalogueProvider.file(file), "any.example");
        Object first = source.version();
        assertEquals(first, source.version());
        Files.writeString(file, SampleCatalogue.JSON + " ");
        Object second = source.version();
        assertNotEquals(first, second);
        Files.delete(file);
        assertNull(source.version());
        assertEquals("", source.site());
    }

    @Test
    void catalogueInMemoryKeepsVersion() {
        Catalogue catalogue = Catalogue.parse(SampleCatalogue.JSON, "sample.json");
        CatalogueSource source = found(CatalogueProvider.one(catalogue), "any.example");
        assertEquals(catalogue, source.load());
        assertEquals(source.version(), source.version());
    }
}
