// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {
    private static final String BEFORE = """
            {"site": "https://example.org", "language": "en", "controller": {"name": "Example Town"},
             "categories": [
              {"id": "necessary", "consent": "exempt", "name": {"en": "Necessary", "fr": "Nécessaires"}},
              {"id": "statistics", "consent": "opt-out", "name": {"en": "Statistics", "fr": "Statistiques"}},
              {"id": "first-party", "consent": "opt-in", "name": {"en": "Ours", "fr": "Les nôtres"}},
              {"id": "third-party", "consent": "opt-in", "name": {"en": "Others", "fr": "Des tiers"}}],
             "services": [""";

    private static String using(String... services) {
        return BEFORE + String.join(", ", services) + "]}";
    }

    private static Service only(String service) {
        return Catalogue.parse(using(service), "sample.json").services().get(0);
    }

    static List<String> ids() {
        return Presets.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyPresetIsValidInBothLanguages(String id) {
        String json = using("{\"use\": \"" + id + "\"}");
        Service service = only("{\"use\": \"" + id + "\"}");
        assertEquals(id, service.id());
        Stream.concat(
                        Stream.of(service.name()).filter(Objects::nonNull),
                        service.cookies().stream().map(DeclaredCookie::purpose))
                .forEach(text -> assertEquals(Set.of("en", "fr"), text.languages(), text.toString()));
        service.cookies()
                .forEach(cookie -> assertNotEquals(
                        cookie.purpose().in("en"), cookie.purpose().in("fr"), cookie.name()));
        for (String origin : service.origins()) {
            Catalogue catalogue = Catalogue.parse(json, "sample.json");
            assertEquals(
                    List.of(service.category().id()),
                    catalogue.servicesFrom(origin.replace("*", "www"), -1).stream()
                            .map(found -> found.category().id())
                            .toList(),
                    origin);
        }
        if (!service.provider().equals("Example Town")) {
            assertTrue(service.privacyPolicy() != null, "names a privacy policy");
        }
        assertEquals(
                List.of(),
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SampleCatalogue.resource("catalogue.schema.json"))
                        .validate(json, InputFormat.JSON));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyPresetNamesSourceOfFacts(String id) throws URISyntaxException {
        JsonObject ready = JsonParser.parseString(SampleCatalogue.resource("services/" + id + ".json"))
                .getAsJsonObject();
        assertFalse(ready.getAsJsonArray("source").isEmpty());
        LocalDate read = LocalDate.parse(ready.get("sourcesRead").getAsString());
        assertTrue(read.isAfter(LocalDate.of(2026, 11, 24)), read.toString());
        for (JsonElement source : ready.getAsJsonArray("source")) {
            if (!source.getAsString().startsWith("uncertain: ")) {
                assertEquals("https", new URI(source.getAsString()).getScheme());
            }
        }
    }

    @Test
    void allPresetsCanBeUsedTogether() {
        Catalogue all = Catalogue.parse(
                using(ids().stream().map(id -> "{\"use\": \"" + id + "\"}").toArray(String[]::new)), "all.json");
        assertTrue(all.services().size() >= 50, all.services().size() + " services");
        List<String> origins = all.services().stream()
                .flatMap(service -> service.origins().stream())
                .toList();
        assertEquals(Set.copyOf(origins).size(), origins.size(), "one host, one service");
    }

    /** Each row was found in a browser that used the real application, or in the source of its version. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    wordpress  | COOKIE          | wordpress_4a28bcd4bfd54412049b1be24d6baa99               | PT348H
                    wordpress  | COOKIE          | wordpress_sec_4a28bcd4bfd54412049b1be24d6baa99           | PT348H
                    wordpress  | COOKIE          | wordpress_logged_in_4a28bcd4bfd54412049b1be24d6baa99     | PT348H
                    wordpress  | COOKIE          | wordpress_test_cookie                                    |
                    wordpress  | COOKIE          | wp_lang                                                  |
                    wordpress  | COOKIE          | wp-settings-1                                            | P365D
                    wordpress  | COOKIE          | wp-settings-time-1                                       | P365D
                    wordpress  | COOKIE          | wp-saving-post                                           | P1D
                    wordpress  | COOKIE          | wp-postpass_4a28bcd4bfd54412049b1be24d6baa99             | P10D
                    wordpress  | COOKIE          | comment_author_email_4a28bcd4bfd54412049b1be24d6baa99    | PT30000000S
                    wordpress  | LOCAL_STORAGE   | WP_DATA_USER_1                                           |
                    wordpress  | LOCAL_STORAGE   | WP_PREFERENCES_USER_1                                    |
                    wordpress  | LOCAL_STORAGE   | __wpDataTestLocalStorage                                 |
                    wordpress  | SESSION_STORAGE | wp-autosave-block-editor-post-15                         |
                    wordpress  | SESSION_STORAGE | __wpEditorTestSessionStorage                             |
                    wordpress  | SESSION_STORAGE | wp-test                                                  |
                    phpmyadmin | COOKIE          | phpMyAdmin                                               |
                    phpmyadmin | COOKIE          | phpMyAdmin_https                                         |
                    phpmyadmin | COOKIE          | pma_lang                                                 | P30D
                    phpmyadmin | COOKIE          | pmaUser-1                                                | P30D
                    phpmyadmin | COOKIE          | pmaUser-1_https                                          | P30D
                    phpmyadmin | COOKIE          | pmaAuth-1                                                |
                    phpmyadmin | LOCAL_STORAGE   | Console                                                  |
                    phpmyadmin | LOCAL_STORAGE   | NavigationWidth                                          |
                    phpmyadmin | LOCAL_STORAGE   | showThisQuery                                            |
                    phpmyadmin | INDEXED_DB      | pma_designer                                             |
                    phpmyadmin | LOCAL_STORAGE   | Console/Mode                                             |
                    phpmyadmin | LOCAL_STORAGE   | autoSavedSql_wp.wp_options                               |
                    phpmyadmin | LOCAL_STORAGE   | PMATest                                                  |
                    phpmyadmin | SESSION_STORAGE | navTreePaths                                             |
                    mediawiki  | COOKIE          | my_wiki_session                                          |
                    mediawiki  | COOKIE          | my_wikiUserName                                          | P180D
                    mediawiki  | COOKIE          | my_wikiToken                                             | P180D
                    mediawiki  | COOKIE          | my_wikiPostEditRevision3                                 | PT20M
                    mediawiki  | COOKIE          | my_wikimwuser-sessionId                                  |
                    mediawiki  | COOKIE          | VEE                                                      | P30D
                    mediawiki  | LOCAL_STORAGE   | MediaWikiModuleStore:my_wiki                             |
                    jupyter    | COOKIE          | username-localhost-8888                                  | P30D
                    jupyter    | COOKIE          | _xsrf                                                    | P30D
                    dokuwiki   | COOKIE          | DokuWiki                                                 |
                    dokuwiki   | COOKIE          | DW68700bd16c2027de7de74a5a8202a6f7                       | P365D
                    dokuwiki   | COOKIE          | DOKU_PREFS                                               | P365D
                    django     | COOKIE          | sessionid                                                | P14D
                    django     | COOKIE          | csrftoken                                                | P364D
                    hawtio     | LOCAL_STORAGE   | connect.connections                                      |
                    hawtio     | LOCAL_STORAGE   | login                                                    |
                    jenkins    | COOKIE          | JSESSIONID.1f2e3d4c                                      |
                    nextcloud  | COOKIE          | oc1abcd2efgh                                             |
                    grafana    | COOKIE          | grafana_session                                          | PT2592000S
                    """)
    void presetDeclaresEntriesOfRealApplication(
            String preset, Storage storage, String name, @Nullable String lifetime) {
        CookieDeclaration declaration = Objects.requireNonNull(
                Catalogue.parse(using("{\"use\": \"" + preset + "\"}"), "sample.json")
                        .declaration(storage, name),
                name);
        assertEquals("necessary", declaration.category().id());
        if (lifetime != null) {
            CookieDuration set = Objects.requireNonNull(CookieDuration.parse(lifetime), lifetime);
            assertTrue(declaration.cookie().duration().seconds() >= set.seconds(), "is not shortened");
        }
    }

    @Test
    void indexListsEveryFileInAlphabeticalOrder() throws IOException, URISyntaxException {
        URI index = Objects.requireNonNull(Catalogue.class.getResource("services.txt"))
                .toURI();
        try (Stream<Path> files = Files.list(Path.of(index).resolveSibling("services"))) {
            assertEquals(
                    files.map(file -> file.getFileName().toString().replace(".json", ""))
                            .sorted()
                            .collect(Collectors.toList()),
                    ids());
        }
    }

    @Test
    void memberBesidePresetReplacesMemberOfPreset() {
        Service service = only("""
                {"use": "matomo", "id": "audience", "provider": "Us", "category": "first-party",
                 "cookies": [{"name": "_pk_id.*", "purpose": "Count", "duration": "P6M"}]}""");
        assertEquals("audience", service.id());
        assertEquals("Us", service.provider());
        assertEquals("first-party", service.category().id());
        assertEquals("Matomo", service.name().in("en"));
        assertEquals(
                List.of("_pk_id.*"),
                service.cookies().stream().map(DeclaredCookie::name).toList());
    }

    @Test
    void controllerProvidesPresetsThatSiteRuns() {
        assertEquals("Example Town", only("{\"use\": \"php-session\"}").provider());
        assertEquals(
                List.of("$.services[0].provider: missing; add it"),
                SampleCatalogue.errors(using("{\"use\": \"php-session\"}")
                        .replace("\"controller\": {\"name\": \"Example Town\"},", "")));
    }

    @Test
    void catalogueOfOneLanguageUsesPresetInThatLanguage() {
        Catalogue catalogue = SampleCatalogue.catalogue(
                "\"services\": [", "\"services\": [{\"use\": \"vimeo\", \"category\": \"ads\"},");
        assertEquals(List.of("fr"), catalogue.languages());
        assertEquals(
                "Retient les réglages du lecteur.",
                catalogue.services().get(0).cookies().get(1).purpose().in("en"));
    }

    @Test
    void usesPresetLanguageForRegion() {
        String json = SampleCatalogue.with(
                "\"fr\"",
                "\"fr-CA\"",
                "\"services\": [",
                "\"services\": [{\"use\": \"vimeo\", \"category\": \"ads\"},");
        assertEquals(List.of("fr-CA"), Catalogue.parse(json, "sample.json").languages());
    }

    @Test
    void rejectsLanguageThatPresetLacks() {
        assertEquals(
                List.of("$.services[0].use: \"vimeo\" is written in en and fr; add in de beside it: name, cookies"),
                SampleCatalogue.errors(SampleCatalogue.with(
                        "\"fr\"",
                        "\"de\"",
                        "\"services\": [",
                        "\"services\": [{\"use\": \"vimeo\", \"category\": \"ads\"},")));
    }

    @Test
    void rejectsUnknownPresetAndListsKnownPresets() {
        List<String> errors = SampleCatalogue.errors(using("{\"use\": \"../charter\"}"));
        assertEquals(1, errors.size());
        assertTrue(
                errors.get(0)
                        .startsWith(
                                "$.services[0].use: \"../charter\" is not a preset; the presets are ab-tasty, akamai, "),
                errors.get(0));
    }

    @Test
    void reportsDuplicateServiceOnce() {
        assertTrue(SampleCatalogue.errors(using("{\"use\": \"vimeo\"}", "{\"use\": \"vimeo\"}")).stream()
                .anyMatch(error -> error.startsWith(
                        "$.services[1].id: \"vimeo\" is also the id at $.services[0].id; rename one")));
    }
}
