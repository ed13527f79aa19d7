// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the catalogue commands by their command lines. */
class CatalogueToolTest {
    private static final String RIGHT = """
            {"site": "https://example.org", "language": "en", "controller": {"name": "Town"},
             "categories": [
              {"id": "needed", "consent": "exempt", "name": "Necessary"},
              {"id": "films", "consent": "opt-in", "name": "Films", "purpose": "Show films"}],
             "services": [
              {"id": "login", "provider": "Us", "name": "Log-in", "category": "needed",
               "cookies": [{"name": "sid", "purpose": "Session", "duration": "session"}]},
              {"id": "video", "provider": "Them", "name": "Player", "category": "films", "origins": ["v.example"],
               "cookies": [{"name": "_v", "purpose": "Know you again", "duration": "P6M"}]}]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private String diff(String next) throws IOException {
        CommandResult ended = CommandResult.run("catalogue", "diff", file("old.json", RIGHT), file("new.json", next));
        return ended.code() + " " + ended.out();
    }

    private JsonObject imported(String from, String script) throws IOException {
        CommandResult ended = CommandResult.run("catalogue", "import", "--from", from, file("config.js", script));
        assertEquals(0, ended.code(), ended.err());
        return JsonParser.parseString(ended.out()).getAsJsonObject();
    }

    private static List<String> all(JsonObject catalogue, String list, String key) {
        List<String> values = new ArrayList<>();
        for (JsonElement item : catalogue.getAsJsonArray(list)) {
            JsonElement value = item.getAsJsonObject().get(key);
            if (value != null) {
                values.add(value.getAsString());
            }
        }
        return values;
    }

    private static List<String> cookies(JsonObject catalogue) {
        List<String> names = new ArrayList<>();
        for (JsonElement service : catalogue.getAsJsonArray("services")) {
            if (service.getAsJsonObject().has("cookies")) {
                names.addAll(all(service.getAsJsonObject(), "cookies", "name"));
            }
        }
        return names;
    }

    @Test
    void checkAcceptsValidCatalogue() throws IOException {
        CommandResult ended = CommandResult.run("catalogue", "check", file("right.json", RIGHT));
        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.out().contains("right.json: valid; 2 services, revision "), ended.out());
    }

    @Test
    void checkExplainsRuleOfRegion() throws IOException {
        String file = file(
                "regions.json",
                RIGHT.replace(
                        "\"services\":",
                        "\"regions\": [{\"use\": \"us-opt-out\"}, {\"id\": \"west\", \"regions\": [\"US-CA\"]}], \"services\":"));
        String california = CommandResult.run("catalogue", "check", "--region", "us-ca", file)
                .out();
        assertTrue(california.contains("  region us-ca: rule us-opt-out\n"), california);
        assertTrue(california.contains(": opt-out, off with Sec-GPC\n"), california);
        assertTrue(california.contains("    the banner does not ask before the first choice\n"), california);
        assertTrue(
                california.contains("$.regions[1]: never applies; earlier rules apply to all of its regions"),
                california);
        String country =
                CommandResult.run("catalogue", "check", "--region", "US", file).out();
        assertTrue(country.contains("rule strictest, because a rule names parts of it, such as US-CA\n    "), country);
        assertTrue(country.contains("    the banner asks before the first choice\n"), country);
        String unknown =
                CommandResult.run("catalogue", "check", "--region", "T1", file).out();
        assertTrue(unknown.contains("rule strictest, because the region is unknown or no other rule applies"), unknown);
    }

    @Test
    void checkReportsErrorsOfEveryFileAndExitsWithOne() throws IOException {
        CommandResult ended = CommandResult.run(
                "catalogue",
                "check",
                file("one.json", RIGHT.replace("P6M", "soon").replace("\"Us\"", "7")),
                file("two.json", "{"),
                file("three.json", RIGHT));
        assertEquals(1, ended.code());
        assertTrue(ended.out().contains("one.json: 2 errors"), ended.out());
        assertTrue(ended.out().contains("$.services[1].cookies[0].duration: \"soon\" is not a duration"), ended.out());
        assertTrue(ended.out().contains("two.json: 1 error"), ended.out());
        assertTrue(ended.out().contains("three.json: valid"), ended.out());
    }

    @Test
    void diffExplainsWhyVisitorsAreAskedAgain() throws IOException {
        String output = diff(RIGHT.replace("P6M", "P1Y").replace("\"v.example\"", "\"v.example\", \"w.example\""));
        assertTrue(output.startsWith("1 The revision changes from "), output);
        assertTrue(output.contains("  video: now also loads from w.example\n"), output);
        assertTrue(output.contains("  video: the duration of cookie _v changed from P6M to P1Y\n"), output);
    }

    @Test
    void diffReportsChangedRulesForRegions() throws IOException {
        String output = diff(RIGHT.replace("\"services\":", "\"regions\": [{\"use\": \"us-opt-out\"}], \"services\":"));
        assertTrue(output.startsWith("0 The revision remains "), output);
        assertTrue(output.contains("  rule us-opt-out: added\n  rule strictest: added\n"), output);
    }

    @Test
    void diffReportsThatCorrectedTextAsksNobody() throws IOException {
        String output = diff(RIGHT.replace("Know you again", "Know you once more"));
        assertTrue(output.startsWith("0 The revision remains "), output);
        assertTrue(output.contains("Only texts differ"), output);
    }

    @Test
    void diffReportsThatChangedExemptServiceAsksNobody() throws IOException {
        String output = diff(RIGHT.replace("\"session\"", "\"P1D\""));
        assertTrue(output.startsWith("0 "), output);
        assertTrue(
                output.contains(
                        "login: the duration of cookie sid changed from session to P1D (visitors are not asked: no consent required)"),
                output);
    }

    @Test
    void importsKlaroServicesWithPurposesAsCategories() throws IOException {
        JsonObject draft = imported("klaro", """
                // a comment
                var klaroConfig = {
                  version: 1, elementID: 'klaro',
                  translations: {en: {shop: {title: 'Shop', description: 'Remembers your basket.'},
                                      purposes: {analytics: 'Statistics', needed: {title: 'Needed'}}}},
                  services: [
                    {name: 'matomo', purposes: ['analytics'], cookies: [/^_pk_.*$/]},
                    {name: 'shop', purposes: ['needed'], required: true, cookies: ['basket', [/^b_\\d+$/, '/', 'x.org']]},
                    {name: 'other', purposes: ['analytics'], cookies: [/^(a|b)+$/, /^o_/i],
                     callback: function (consent) { throw 'never run'; }}]};
                klaro.setup(klaroConfig);
                """);
        assertEquals(List.of("analytics", "needed-necessary"), all(draft, "categories", "id"));
        assertEquals(List.of("opt-in", "exempt"), all(draft, "categories", "consent"));
        assertEquals(List.of("matomo"), all(draft, "services", "use"));
        assertEquals(List.of("basket", "b_*"), cookies(draft).subList(0, 2));
        assertTrue(cookies(draft).contains("o_*"), cookies(draft).toString());
        assertTrue(draft.toString().contains("Remembers your basket."));
    }

    @Test
    void importsTablesOfCookieConsent() throws IOException {
        JsonObject draft = imported("cookieconsent", """
                import * as CookieConsent from 'vanilla-cookieconsent';
                CookieConsent.run({
                  categories: {
                    necessary: {enabled: true, readOnly: true},
                    analytics: {autoClear: {cookies: [{name: /^_ga/}, {name: '_gid'}]},
                                services: {youtube: {label: 'YouTube'}}}},
                  language: {default: 'en', translations: {en: {preferencesModal: {sections: [
                    {title: 'Statistics', description: `Counts visits.`, linkedCategory: 'analytics',
                     cookieTable: {headers: {name: 'Cookie'}, body: [{name: '_gid', desc: 'Counts.'}]}}]}}}}
                });
                """);
        assertEquals(List.of("necessary", "analytics"), all(draft, "categories", "id"));
        assertEquals(List.of("exempt", "opt-in"), all(draft, "categories", "consent"));
        assertEquals(List.of("youtube"), all(draft, "services", "use"));
        assertEquals(List.of("_gid", "_ga*"), cookies(draft));
        assertTrue(draft.toString().contains("Counts visits."));
    }

    @Test
    void importsTarteaucitronJobsAsPresets() throws IOException {
        JsonObject draft = imported("tarteaucitron", """
                tarteaucitron.init({"privacyUrl": ""});
                tarteaucitron.user.gtagUa = 'G-X';
                (tarteaucitron.job = tarteaucitron.job || []).push('gtag');
                (tarteaucitron.job = tarteaucitron.job || []).push('youtube');
                (tarteaucitron.job = tarteaucitron.job || []).push('unheardof');
                """);
        assertEquals(List.of("google-analytics", "youtube"), all(draft, "services", "use"));
        assertEquals(List.of("unheardof"), all(draft, "services", "id"));
    }

    @Test
    void importsNestedPurposesOfOrejimeAsCategories() throws IOException {
        JsonObject draft = imported("orejime", """
                {"privacyPolicyUrl": "/privacy", "purposes": [
                  {"id": "ads", "title": "Ads", "description": "Shows advertisements.", "purposes": [
                    {"id": "banner-ads", "title": "Banners", "cookies": ["ad", ["ad2", "/", "x.org"]]}]}]}
                """);
        assertEquals(List.of("ads"), all(draft, "categories", "id"));
        assertEquals(List.of("banner-ads"), all(draft, "services", "id"));
        assertEquals(List.of("ad", "ad2"), cookies(draft));
    }

    @Test
    void rejectsDraftUntilEachGapIsFilled() throws IOException {
        String draft = imported("orejime", """
                {"purposes": [{"id": "ads", "cookies": ["ad"]}]}""").toString();
        CatalogueException refused =
                assertThrows(CatalogueException.class, () -> Catalogue.parse(draft, "cookies.draft.json"));
        assertEquals("""
                cookies.draft.json: 4 errors
                  line 1: $.site: a gap in the draft: the site's address; fill it in
                  line 1, service "ads": $.services[0].provider: a gap in the draft: the company behind ads; fill it in
                  line 1, service "ads", cookie "ad": $.services[0].cookies[0].purpose: a gap in the draft: what ad is for; fill it in
                  line 1, service "ads", cookie "ad": $.services[0].cookies[0].duration: a gap in the draft: how long ad stays, like P6M; fill it in""", refused.getMessage());
        Catalogue filled = Catalogue.parse(
                draft.replace("?? the site's address", "https://example.org")
                        .replace("?? the company behind ads", "Them")
                        .replace("?? what ad is for", "Show ads")
                        .replace("?? how long ad stays, like P6M", "P6M"),
                "cookies.json");
        assertEquals(1, filled.services().size());
    }

    @Test
    void reportsAndOmitsValuesThatNeedExecution() throws IOException {
        CommandResult ended = CommandResult.run("catalogue", "import", "--from", "klaro", file("config.js", """
                var k = {services: [{name: 'shop',
                  cookies: [names()]}]};
                """));
        assertEquals(0, ended.code());
        assertTrue(ended.err().contains("line 2: skipped, because it would have to be run: names()"), ended.err());
        assertTrue(ended.err().contains("shop: an unsupported cookie declaration was skipped"), ended.err());
    }

    @Test
    void exitsWithOneIfFileContainsNoConfiguration() throws IOException {
        CommandResult ended =
                CommandResult.run("catalogue", "import", "--from", "klaro", file("config.js", "var a = {b: 1};"));
        assertEquals(1, ended.code());
        assertTrue(ended.err().contains("contains no configuration of klaro"), ended.err());
        assertFalse(ended.out().contains("{"), ended.out());
    }

    @Test
    void reportsLineOfInvalidScript() throws IOException {
        CommandResult ended =
                CommandResult.run("catalogue", "import", "--from", "klaro", file("config.js", "var a = 1;\nvar = ;"));
        assertEquals(Tools.FAILED, ended.code());
        assertTrue(ended.err().contains("config.js, line 2: not a valid script"), ended.err());
    }

    private static final String DRAFT = """
            {"site": "https://example.org", "language": "en", "controller": {"name": "Town"},
             "categories": [
              {"id": "statistics", "consent": "opt-in", "name": "Statistics", "purpose": "Count visits"},
              {"id": "third-party", "consent": "opt-in", "name": "Others", "purpose": "Show films"}],
             "services": [
              {"id": "unsorted", "provider": "?? who", "name": "?? what", "category": "?? which", "cookies": [
               {"name": "sessionid", "purpose": "?? what it is for", "duration": "P14D"},
               {"name": "_tool_id.1", "purpose": "?? what it is for", "duration": "?? how long"},
               {"name": "player", "purpose": "?? what it is for", "duration": "?? how long"},
               {"name": "twice_1", "purpose": "?? what it is for", "duration": "P1D"}]},
              {"id": "films-example", "provider": "?? who", "name": "Films", "category": "third-party",
               "origins": ["cdn.films.example"]}]}
            """;

    private static final String KNOWN = """
            {"Photos": [
              {"category": "Marketing", "cookie": "sessionid", "domain": "photos.example", "description": "Know you",
               "retentionPeriod": "1 year", "dataController": "Photos", "wildcardMatch": "0"}],
             "Tool": [
              {"category": "Analytics", "cookie": "_tool_id.", "domain": "", "description": "Count",
               "retentionPeriod": "13 months", "dataController": "Tool Ltd", "privacyLink": "https://tool.example/p",
               "wildcardMatch": "1"}],
             "Films": [
              {"category": "Functional", "cookie": "player", "domain": "films.example (3rd party)",
               "description": "Play", "retentionPeriod": "varies", "dataController": "Films Inc", "wildcardMatch": "0"}],
             "One": [{"category": "Analytics", "cookie": "twice_1", "domain": "", "wildcardMatch": "0"}],
             "Two": [{"category": "Marketing", "cookie": "twice_1", "domain": "", "wildcardMatch": "0"}],
             "Broad": [{"category": "Marketing", "cookie": "se", "domain": "", "wildcardMatch": "1"}]}
            """;

    private JsonObject completed() throws IOException {
        CommandResult ended = CommandResult.run(
                "catalogue",
                "draft",
                file("cookies.draft.json", DRAFT),
                "--knowledge",
                file("open-cookie-database.json", KNOWN));
        assertEquals(1, ended.code(), ended.err());
        assertTrue(ended.err().contains("a gap in the draft"), ended.err());
        return JsonParser.parseString(ended.out()).getAsJsonObject();
    }

    private static JsonObject service(JsonObject catalogue, String id) {
        return catalogue.getAsJsonArray("services").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(service -> service.get("id").getAsString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void completesDistinctiveNameFromKnownCookies() throws IOException {
        JsonObject tool = service(completed(), "tool");
        assertEquals("Tool Ltd", tool.get("provider").getAsString());
        assertEquals("statistics", tool.get("category").getAsString());
        assertEquals("https://tool.example/p", tool.get("privacyPolicy").getAsString());
        assertEquals(
                "[{\"name\":\"_tool_id.1\",\"purpose\":\"Count\",\"duration\":\"P13M\"}]",
                tool.getAsJsonArray("cookies").toString());
    }

    @Test
    void completesCookieOfDomainIfPagesLoadFromIt() throws IOException {
        JsonObject films = service(completed(), "films");
        assertTrue(films.get("category").getAsString().startsWith("?? necessary, if"));
        assertEquals(
                "[{\"name\":\"player\",\"purpose\":\"Play\",\"duration\":\"?? how long\"}]",
                films.getAsJsonArray("cookies").toString());
        assertEquals(
                "Films Inc",
                service(completed(), "films-example").get("provider").getAsString());
    }

    @Test
    void completesNothingByNameAlone() throws IOException {
        JsonObject unsorted = service(completed(), "unsorted");
        assertEquals(
                List.of("sessionid", "twice_1"),
                unsorted.getAsJsonArray("cookies").asList().stream()
                        .map(cookie -> cookie.getAsJsonObject().get("name").getAsString())
                        .toList());
        assertEquals(
                List.of(
                        "?? what it is for; cookies of this name are known from Photos on photos.example",
                        "?? what it is for; cookies of this name are known from One, or from Two"),
                unsorted.getAsJsonArray("cookies").asList().stream()
                        .map(cookie -> cookie.getAsJsonObject().get("purpose").getAsString())
                        .toList());
    }

    @Test
    void rejectsInvalidDatabaseOfKnownCookies() throws IOException {
        CommandResult ended =
                CommandResult.run("catalogue", "draft", file("d.json", DRAFT), "--knowledge", file("k.csv", "a,b"));
        assertTrue(ended.code() != 0);
        assertTrue(ended.err().contains("must be an open-cookie-database.json"), ended.err());
    }

    @Test
    void writesCharterAsOnePageWithoutExternalFiles() throws IOException {
        CommandResult ended = CommandResult.run("catalogue", "page", file("cookies.json", RIGHT), "--lang", "fr");
        assertEquals(0, ended.code(), ended.err());
        assertTrue(ended.out().startsWith("<!doctype html>\n<html lang=\"fr\""), ended.out());
        assertTrue(ended.out().contains("<td>sid</td>") || ended.out().contains(">sid<"), ended.out());
        assertTrue(ended.out().contains("6 mois"), ended.out());
        assertTrue(ended.out().contains("<style>"), ended.out());
        for (String reference : List.of("<link", "<script", "<form", "src=", "/consent")) {
            assertFalse(ended.out().contains(reference), reference);
        }
    }

    @Test
    void rejectsUnsupportedLanguage() throws IOException {
        CommandResult ended = CommandResult.run("catalogue", "page", file("cookies.json", RIGHT), "--lang", "tlh");
        assertTrue(ended.code() != 0);
        assertTrue(ended.err().contains("language (tlh) must be one of en, bg, "), ended.err());
    }

    /** GDPR art. 30(1)(a) to (g), each as a row of each activity. */
    @Test
    void registerHasEveryMemberOfArticle30() throws IOException {
        for (String language : List.of("en", "fr")) {
            CommandResult ended =
                    CommandResult.run("catalogue", "register", file("cookies.json", RIGHT), "--lang", language);
            assertEquals(0, ended.code(), ended.err());
            String html = ended.out();
            int activities = html.split("<table>", -1).length - 1;
            assertEquals(3, activities, html);
            assertTrue(html.contains("<html lang=\"" + language + "\""), html);
            for (String heading : language.equals("en")
                    ? List.of(
                            "Controller",
                            "Data protection officer",
                            "Joint controllers and representative, if any",
                            "Purpose",
                            "Categories of data subjects",
                            "Categories of personal data",
                            "Categories of recipients",
                            "Transfers to third countries, and safeguards",
                            "Time limits for erasure",
                            "Technical and organisational security measures")
                    : List.of(
                            "Responsable du traitement",
                            "Délégué à la protection des données",
                            "Responsables conjoints et représentant, le cas échéant",
                            "Finalité",
                            "Catégories de personnes concernées",
                            "Catégories de données à caractère personnel",
                            "Catégories de destinataires",
                            "Transferts vers des pays tiers, et garanties",
                            "Délais d’effacement",
                            "Mesures de sécurité techniques et organisationnelles")) {
                assertEquals(activities, html.split("<th scope=\"row\">" + heading + "</th>", -1).length - 1, heading);
            }
        }
    }

    @Test
    void informationHasEveryMemberOfArticle13() throws IOException {
        String html = CommandResult.run(
                        "catalogue", "information", file("cookies.json", RIGHT), "--lang", "en", "--retention", "P3Y")
                .out();
        for (String part : List.of(
                "Who is responsible",
                "Data protection officer",
                "Legal basis",
                "Who receives the data",
                "Transfers to third countries",
                "How long the data are kept",
                "3 years after the end of the choice",
                "Your rights",
                "withdraw your consent",
                "supervisory authority")) {
            assertTrue(html.contains(part), part + " is missing in " + html);
        }
    }

    @Test
    void documentsMarkWhatCatalogueLacksAndEscapeItsTexts() throws IOException {
        String bare = """
                {"site": "https://example.org", "language": "de",
                 "categories": [{"id": "a", "consent": "opt-in", "name": "<b>A</b>", "purpose": "P"}],
                 "services": [{"id": "s", "provider": "S & T", "name": "S", "category": "a",
                   "cookies": [{"name": "c", "purpose": "P", "duration": "P6M"}]}]}
                """;
        for (String document : List.of("register", "information")) {
            String html = CommandResult.run("catalogue", document, file("bare.json", bare))
                    .out();
            assertTrue(html.contains("<html lang=\"en\""), html);
            assertTrue(html.contains("[to be completed]"), html);
            assertTrue(html.contains("S &amp; T") && html.contains("&lt;b&gt;A"), html);
            assertTrue(html.contains("c on the device: 6 months"), html);
        }
        assertEquals(
                2,
                CommandResult.run("catalogue", "register", file("bare.json", bare), "--lang", "de")
                        .code());
        assertEquals(
                2,
                CommandResult.run("catalogue", "register", file("bare.json", bare), "--retention", "long")
                        .code());
    }
}
