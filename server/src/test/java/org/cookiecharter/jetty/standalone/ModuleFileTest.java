// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.cookiecharter.settings.ClientIdentity;
import org.cookiecharter.settings.ConsentSettings;
import org.cookiecharter.settings.Webhook;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that {@code consent.mod} describes what the handler does. */
class ModuleFileTest {
    private static final Path CONFIG = Path.of("src/main/config");
    private static final Pattern PROPERTY = Pattern.compile("(?m)^(# )?consent\\.([A-Za-z]+)=(.*)$");

    private static final String WEBHOOK_SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path base;

    @Test
    void documentedDefaultsEqualThoseOfHandler() throws Exception {
        Map<String, String> reported = properties("# ");
        try (ProofStore proofs = SqliteProofStore.open(base.resolve("other.db"))) {
            ConsentHandler bare = new ConsentHandler(Catalogue.load(example()), proofs);
            assertEquals(settings(bare), settings(handler(Map.of())));
            assertEquals(settings(bare), settings(handler(reported)));
        }
        assertTrue(Files.exists(base.resolve(reported.getOrDefault("store", ""))), "the default store");
        assertEquals("consent/cookies.json", reported.get("catalogue"));
    }

    @Test
    void setsOnlyBannerInPagesByDefault() throws Exception {
        assertEquals(Map.of("injectBanner", "true"), properties(""));
        assertTrue(handler(properties("")).getSettings().isInjectBanner());
    }

    @Test
    void passesEachPropertyOn() throws Exception {
        Set<String> reported = new TreeSet<>(properties("# ").keySet());
        reported.addAll(properties("").keySet());
        String xml = Files.readString(CONFIG.resolve("etc/cookie-charter.xml"));
        Matcher entry = Pattern.compile(
                        "<Entry><Item>([\\w.]+)</Item><Item><Property name=\"consent\\.\\1\"/></Item></Entry>")
                .matcher(xml);
        Set<String> passed = new TreeSet<>(reported);
        // The module of the console describes it.
        passed.add("console.userHeader");
        assertEquals(passed, new TreeSet<>(entry.results().map(e -> e.group(1)).toList()));
        assertEquals(passed.size(), xml.split("<Entry>", -1).length - 1);
        IllegalArgumentException unknown =
                assertThrows(IllegalArgumentException.class, () -> handler(Map.of("colour", "red")));
        assertEquals(
                reported,
                new TreeSet<>(Set.of(String.valueOf(unknown.getMessage())
                        .replaceFirst("consent\\.colour \\(red\\) must be one of ", "")
                        .split(", "))));
    }

    @Test
    void startsWithoutCatalogueOnlyIfConsoleCanPublishIt() throws Exception {
        Map<String, String> missing = Map.of("catalogue", "missing.json");
        assertThrows(UncheckedIOException.class, () -> start(handler(missing)));
        Map<String, String> properties = new HashMap<>(missing);
        properties.put("console.userHeader", "X-User");
        start(handler(properties));
    }

    private static void start(StandaloneConsentHandler handler) throws Exception {
        org.eclipse.jetty.server.Server server = new org.eclipse.jetty.server.Server();
        server.setHandler(handler);
        try {
            server.start();
        } finally {
            LifeCycle.stop(server);
        }
    }

    @Test
    void appliesEachPropertyToHandler() throws Exception {
        StandaloneConsentHandler handler = handler(Map.ofEntries(
                Map.entry("path", "/cookies"),
                Map.entry("cookieName", "choice"),
                Map.entry("cookieDomain", "example.org"),
                Map.entry("cookieDuration", "P7M"),
                Map.entry("refusalDuration", "P9M"),
                Map.entry("regionHeader", "X-Region"),
                Map.entry("mode", "report-only"),
                Map.entry("draftFile", "consent/cookies.draft.json"),
                Map.entry("injectBanner", "true"),
                Map.entry("injectNoScriptBanner", " true "),
                Map.entry("bannerExcludedPaths", "/admin/*, /back/*"),
                Map.entry("blockThirdParties", "false"),
                Map.entry("restrictOriginsByCsp", "true"),
                Map.entry("allowUndeclared", "true"),
                Map.entry("maxLoadedSites", "7"),
                Map.entry("clients", "truncated-ip"),
                Map.entry("retention", "forever"),
                Map.entry("choicesPerMinute", "5,50"),
                Map.entry("webhook", "https://crm.example/consent  " + WEBHOOK_SECRET),
                Map.entry("includedPaths", "/shop/*, *.html"),
                Map.entry("excludedPaths", "/shop/raw")));
        try (ProofStore proofs = SqliteProofStore.open(base.resolve("other.db"))) {
            ConsentHandler typed = new ConsentHandler(Catalogue.load(example()), proofs);
            typed.getSettings().setPath("/cookies");
            typed.getSettings().setCookieName("choice");
            typed.getSettings().setCookieDomain("example.org");
            typed.getSettings().setCookieDuration(java.time.Period.ofMonths(7));
            typed.getSettings().setRefusalDuration(java.time.Period.ofMonths(9));
            typed.getSettings().setRegionHeader("X-Region");
            typed.getSettings().setMode(Mode.REPORT_ONLY);
            typed.getSettings().setDraftFile(base.resolve("consent/cookies.draft.json"));
            typed.getSettings().setInjectBanner(true);
            typed.getSettings().setInjectNoScriptBanner(true);
            typed.getSettings().setBannerExcludedPaths(java.util.List.of("/admin/*", "/back/*"));
            typed.getSettings().setBlockThirdParties(false);
            typed.getSettings().setRestrictOriginsByCsp(true);
            typed.getSettings().setAllowUndeclared(true);
            typed.getSettings().setMaxLoadedSites(7);
            typed.getSettings()
                    .setRecordPolicy(typed.getSettings()
                            .getRecordPolicy()
                            .withClients(ClientIdentity.TRUNCATED_IP)
                            .withRetention(null)
                            .withLimits(5, 50));
            typed.getSettings().addWebhook(new Webhook(URI.create("https://crm.example/consent"), WEBHOOK_SECRET));
            typed.includePath("/shop/*", "*.html");
            typed.excludePath("/shop/raw");
            assertEquals(settings(typed), settings(handler));
        }
    }

    @Test
    void reportsAllErrorsWithPropertyAndRule() {
        Map<String, String> wrong = new TreeMap<>(Map.of(
                "path", "consent/",
                "cookieName", "a b",
                "cookieDomain", "a/b",
                "cookieDuration", "6 months",
                "mode", "Report",
                "blockThirdParties", "ture",
                "maxLoadedSites", "many",
                "clients", "all",
                "retention", "5 years"));
        wrong.put("choicesPerMinute", "50, 5");
        wrong.put("excludedPaths", "/shop/*, raw*");
        wrong.put("webhook", "http://crm.example/consent " + WEBHOOK_SECRET);
        IllegalArgumentException errors = assertThrows(IllegalArgumentException.class, () -> handler(wrong));
        assertEquals("""
                consent.blockThirdParties (ture) must be true or false
                consent.choicesPerMinute (50, 5) must be two numbers like 300, 6000: per client, and overall, which is \
                at least as high
                consent.clients (all) must be one of [none, truncated-ip, salted-hash]
                consent.cookieDomain (a/b) must be a host name like example.org
                consent.cookieDuration (6 months) must be a period like P6M
                consent.cookieName (a b) must be 1 to 64 letters, digits, _ . and -
                consent.excludedPaths (/shop/*, raw*) must be path specs like /shop/* or *.pdf, separated by commas
                consent.maxLoadedSites (many) must be a number like 1000
                consent.mode (Report) must be one of [enforce, report-only]
                consent.path (consent/) must be like /consent
                consent.retention (5 years) must be a period like P5Y, or forever
                consent.webhook: address (http://crm.example/consent) must be an https address without user information, \
                or http on this machine\
                """, errors.getMessage());
    }

    @Test
    void closesStoreOnStop() throws Exception {
        StandaloneConsentHandler handler = handler(Map.of());
        org.eclipse.jetty.server.Server server = new org.eclipse.jetty.server.Server();
        server.setHandler(handler);
        server.start();
        assertTrue(Files.exists(base.resolve("consent/consent.db-wal")), "the store is open");
        LifeCycle.stop(server);
        assertTrue(Files.notExists(base.resolve("consent/consent.db-wal")), "the store is closed");
    }

    @Test
    void guideMatchesTests() throws Exception {
        String guide = Files.readString(Path.of("../docs/pages/jetty-home.md"));
        assertTrue(guide.contains("java -jar $JETTY_HOME/start.jar " + JettyHomeIT.ADDED + "\n"), guide);
    }

    private StandaloneConsentHandler handler(Map<String, String> properties) throws Exception {
        example();
        return new StandaloneConsentHandler(base.toString(), new HashMap<>(properties));
    }

    /** Returns the catalogue of the module at the path where adding the module installs it. */
    private Path example() throws Exception {
        Path file = base.resolve("consent/cookies.json");
        if (Files.notExists(file)) {
            Files.createDirectories(base.resolve("consent"));
            Files.copy(CONFIG.resolve("modules/consent/cookies.json"), file);
        }
        return file;
    }

    /** Returns the names and texts of the lines of {@code consent.mod} with this prefix. */
    private static Map<String, String> properties(String before) throws Exception {
        Map<String, String> properties = new TreeMap<>();
        Matcher line = PROPERTY.matcher(Files.readString(CONFIG.resolve("modules/consent.mod")));
        while (line.find()) {
            if (before.equals(line.group(1) == null ? "" : line.group(1))) {
                properties.put(line.group(2), line.group(3));
            }
        }
        return properties;
    }

    /** Returns the value of each setting of the handler, and the paths it applies to. */
    private static Map<String, String> settings(ConsentHandler handler) throws Exception {
        Map<String, String> settings = new TreeMap<>();
        for (Method setter : ConsentSettings.class.getDeclaredMethods()) {
            String name = setter.getName();
            if (name.startsWith("set")
                    && setter.getParameterCount() == 1
                    && !Set.of("setConsentListener", "setCookieListener", "setClock")
                            .contains(name)) {
                boolean yes = setter.getParameterTypes()[0] == boolean.class;
                Method getter = ConsentSettings.class.getMethod((yes ? "is" : "get") + name.substring(3));
                settings.put(name, String.valueOf(getter.invoke(handler.getSettings())));
            }
        }
        settings.put("webhook", handler.getSettings().getWebhooks().toString());
        settings.put("includePath", handler.getIncludedPaths().toString());
        settings.put("excludePath", handler.getExcludedPaths().toString());
        return settings;
    }
}
