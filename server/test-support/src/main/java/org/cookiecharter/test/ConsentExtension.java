// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension with a catalogue, visitors, and a proof store in a temporary file that is new for each test.
 *
 * <pre>{@code
 * @RegisterExtension
 * ConsentExtension consent = ConsentExtension.of(Path.of("cookies.json"));
 * }</pre>
 *
 * <p>A test passes {@link #catalogue}, {@link #proofs} and {@link #blockedCookies} to the handler or filter. If the
 * application sets a cookie that the catalogue does not declare, the test fails at its end.
 */
public final class ConsentExtension implements BeforeEachCallback, AfterEachCallback {
    private final Catalogue catalogue;
    private final BlockedCookies blockedCookies = new BlockedCookies();
    private @Nullable Path directory;
    private @Nullable ProofStore proofs;

    private ConsentExtension(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Creates the extension for the catalogue in a file.
     *
     * @throws org.cookiecharter.catalogue.CatalogueException if the catalogue has errors; it lists all of them
     * @throws UncheckedIOException if the file cannot be read
     */
    public static ConsentExtension of(Path file) {
        return new ConsentExtension(Catalogue.load(file));
    }

    /** Creates the extension for a catalogue. */
    public static ConsentExtension of(Catalogue catalogue) {
        return new ConsentExtension(catalogue);
    }

    /** Returns the catalogue. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** Returns the proof store of the current test, which the extension closes. */
    public ProofStore proofs() {
        return Objects.requireNonNull(proofs, "there is a store only during a test");
    }

    /** Returns the visitors of the current test. */
    public TestConsent visitors() {
        return TestConsent.of(catalogue, proofs());
    }

    /** Returns the listener for the settings of the handler or filter. */
    public BlockedCookies blockedCookies() {
        return blockedCookies;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        blockedCookies.clear();
        Path created = Files.createTempDirectory("cookie-charter-test");
        directory = created;
        proofs = SqliteProofStore.open(created.resolve("consent.db"));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        try {
            proofs().close();
        } finally {
            delete(Objects.requireNonNull(directory));
        }
        blockedCookies.assertNone();
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
