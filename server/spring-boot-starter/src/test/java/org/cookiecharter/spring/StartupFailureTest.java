// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.cookiecharter.settings.ConsentSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.io.DefaultResourceLoader;

/** Tests of the explanations of wrong configurations; in whole applications, {@code StartupIT} tests them. */
class StartupFailureTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private static CookieCharterProperties bind(String name, String value) {
        return new Binder(new MapConfigurationPropertySource(Map.of("cookie-charter." + name, value)))
                .bind("cookie-charter", CookieCharterProperties.class)
                .get();
    }

    private static FailureAnalysis failure(Executable startup) {
        StartupException exception = assertThrows(StartupException.class, startup);
        return Objects.requireNonNull(new StartupFailureAnalyzer().analyze(new IllegalStateException(exception)));
    }

    private static FailureAnalysis catalogueFailure(String location) {
        return failure(() -> CatalogueLoader.load(location, new DefaultResourceLoader(), false, null));
    }

    private static FailureAnalysis settingFailure(String name, String value) {
        return failure(() -> bind(name, value).apply(new ConsentSettings(), "", ApplicationListeners.NONE));
    }

    @Test
    void explainsMissingCatalogue() {
        FailureAnalysis failure = catalogueFailure("classpath:none.json");
        assertEquals(
                "The cookie catalogue (classpath:none.json) cannot be read: there is no such resource",
                failure.getDescription());
        assertTrue(failure.getAction().contains("src/main/resources/cookies.json"), failure.getAction());
    }

    @Test
    void explainsMissingFile() {
        FailureAnalysis failure = catalogueFailure("file:none/cookies.json");
        assertTrue(
                failure.getDescription().contains("none/cookies.json cannot be read: there is no such file"),
                failure.getDescription());
    }

    @Test
    void explainsInvalidProperties() {
        FailureAnalysis name = settingFailure("cookie-name", "a b");
        assertTrue(name.getDescription().contains("cookieName (a b) must be"), name.getDescription());
        FailureAnalysis limit = settingFailure("records.max-choices-per-minute", "0");
        assertTrue(limit.getDescription().contains("maxChoicesPerMinute (0) must be"), limit.getDescription());
    }

    @Test
    void explainsDraftInEnforcingMode() {
        FailureAnalysis failure = settingFailure("draft-file", "draft.json");
        assertTrue(failure.getAction().contains("report-only"), failure.getAction());
    }

    @Test
    void explainsStoreThatIsNoDatabase() throws Exception {
        Path file = Files.writeString(directory.resolve("consent.db"), "This is a text and no SQLite database at all.");
        FailureAnalysis failure = failure(() -> StoreOpener.open(bind("store", file.toString()), null));
        assertTrue(failure.getDescription().contains(file.toString()), failure.getDescription());
    }

    @Test
    void explainsPostgresWithoutNode() {
        FailureAnalysis failure = failure(() -> StoreOpener.open(bind("store", "jdbc:postgresql://localhost/x"), null));
        assertTrue(failure.getAction().contains("cookie-charter.node: web-1"), failure.getAction());
    }

    private static FailureAnalysis consoleFailure(String... properties) {
        Map<String, String> all = new java.util.HashMap<>(Map.of("cookie-charter.console.user-header", "X-User"));
        for (int i = 0; i < properties.length; i += 2) {
            all.put("cookie-charter." + properties[i], properties[i + 1]);
        }
        CookieCharterProperties bound = new Binder(new MapConfigurationPropertySource(all))
                .bind("cookie-charter", CookieCharterProperties.class)
                .get();
        return failure(() -> {
            try (ProofStore proofs =
                    SqliteProofStore.open(Files.createTempDirectory("console").resolve("consent.db"))) {
                ConsoleLifecycle.create(bound, proofs, null);
            }
        });
    }

    @Test
    void explainsConsoleThatCannotWork() {
        assertTrue(consoleFailure().getDescription().contains("a resource of the class path"));
        assertTrue(consoleFailure("catalogue", "database").getDescription().contains("no DataSource"));
        FailureAnalysis anonymous = consoleFailure("catalogue", "cookies.json", "console.user-header", " ");
        assertTrue(anonymous.getDescription().contains("cannot know its users"), anonymous.getDescription());
        FailureAnalysis address = consoleFailure("catalogue", "cookies.json", "console.address", "8082");
        assertTrue(
                address.getDescription().contains("console.address (8082) must be like 127.0.0.1:8082"),
                address.getDescription());
    }

    @Test
    void explainsCataloguesInMissingDatabase() {
        FailureAnalysis failure = catalogueFailure("database");
        assertTrue(failure.getDescription().contains("no DataSource"), failure.getDescription());
    }
}
