// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.modular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cookiecharter.jetty.ConsentHandler;
import org.junit.jupiter.api.Test;

/** Tests which types an application can use: those that the module exports to all others. */
class ExportedTypesTest {
    /** The maximum number of exported types, without nested ones. Before a type is added, another can be hidden. */
    private static final int MAX_TYPES = 45;

    private static final Map<String, List<String>> EXPECTED = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "org.cookiecharter.catalogue",
                    List.of(
                            "Catalogue",
                            "Catalogue.CharterTexts",
                            "Catalogue.Controller",
                            "Catalogue.RegionRule",
                            "CatalogueError",
                            "CatalogueException",
                            "CatalogueProvider",
                            "CatalogueSource",
                            "CatalogueSyntax",
                            "Category",
                            "ConsentRequirement",
                            "CookieDeclaration",
                            "CookieDuration",
                            "DeclaredCookie",
                            "DeclaredCookie.SameSite",
                            "LocalizedText",
                            "Service",
                            "Service.Exemption",
                            "Service.Location",
                            "Storage")),
            Map.entry("org.cookiecharter.choice", List.of("Choice", "Choice.Validity", "ChoiceMethod", "SigningKey")),
            Map.entry(
                    "org.cookiecharter.consent",
                    List.of(
                            "Consent",
                            "ConsentListener",
                            "CookieAction",
                            "CookieEvent",
                            "CookieListener",
                            "CookieMetrics",
                            "CookieMetrics.AppendListener",
                            "Decision",
                            "Mode",
                            "SiteRequest")),
            Map.entry("org.cookiecharter.jetty", List.of("ConsentHandler")),
            Map.entry("org.cookiecharter.metrics", List.of("ConsentMeters", "ConsentMonitor")),
            Map.entry(
                    "org.cookiecharter.proof",
                    List.of(
                            "ChainHead",
                            "ChoiceCount",
                            "ConsentRecord",
                            "ConsentRecord.Outcome",
                            "DailyCount",
                            "DailyCount.Kind",
                            "NoticeSnapshot",
                            "ProofStore",
                            "ProofStore.AccountChoice",
                            "ProofStore.Document",
                            "ProofStore.StoredDocument",
                            "RecordFeed",
                            "StoredRecord",
                            "Verification",
                            "Verification.Discrepancy",
                            "Verification.Discrepancy.Kind",
                            "Verification.RemovalSummary")),
            Map.entry("org.cookiecharter.proof.postgres", List.of("PostgresProofStore")),
            Map.entry("org.cookiecharter.proof.sqlite", List.of("SqliteProofStore")),
            Map.entry("org.cookiecharter.report", List.of("ConsentReport")),
            Map.entry(
                    "org.cookiecharter.settings",
                    List.of("ClientIdentity", "ConsentSettings", "RecordPolicy", "Webhook"))));

    @Test
    void moduleExportsAtMost45TypesBesideNestedOnes() throws Exception {
        Map<String, List<String>> exported = exportedTypes();
        assertEquals(EXPECTED, exported);
        long types = exported.values().stream()
                .flatMap(List::stream)
                .filter(name -> name.indexOf('.') < 0)
                .count();
        assertTrue(types <= MAX_TYPES, types + " types are exported; nest or hide one");
    }

    /** Returns the names of the public types in each package that is exported to all modules. */
    private static Map<String, List<String>> exportedTypes() throws IOException, URISyntaxException {
        Path classes = Path.of(ConsentHandler.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ModuleDescriptor module;
        try (InputStream descriptor = Files.newInputStream(classes.resolve("module-info.class"))) {
            module = ModuleDescriptor.read(descriptor);
        }
        Map<String, List<String>> types = new TreeMap<>();
        for (ModuleDescriptor.Exports exports : module.exports()) {
            if (!exports.isQualified()) {
                types.put(exports.source(), publicTypes(classes, exports.source()));
            }
        }
        return types;
    }

    private static List<String> publicTypes(Path classes, String name) throws IOException {
        List<String> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes.resolve(name.replace('.', '/')))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                Class<?> type = load(name + '.' + file.getFileName().toString().replace(".class", ""));
                if (isAccessible(type)) {
                    types.add(type.getCanonicalName().substring(name.length() + 1));
                }
            }
        }
        return types.stream().sorted().toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ConsentHandler.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name, e);
        }
    }

    private static boolean isAccessible(Class<?> type) {
        Class<?> owner = type.getDeclaringClass();
        return Modifier.isPublic(type.getModifiers())
                && type.getCanonicalName() != null
                && (owner == null || isAccessible(owner));
    }
}
