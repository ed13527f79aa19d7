// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tests the command with an installed browser on a site with many faults. */
class AuditIT {
    private static final String CATALOGUE = """
            {"site": "http://localhost", "language": "en", "controller": {"name": "Shop"},
             "categories": [
               {"id": "necessary", "consent": "exempt", "name": "Necessary"},
               {"id": "ads", "consent": "opt-in", "name": "Advertising", "purpose": "Show advertising."}],
             "services": [
               {"id": "login", "provider": "Shop", "name": "Login", "category": "necessary",
                "cookies": [{"name": "sid", "purpose": "Log in.", "duration": "session"},
                            {"name": "count", "purpose": "Count.", "duration": "P1D"},
                            {"name": "choice", "purpose": "Remember the choice.", "duration": "session"},
                            {"name": "page", "storage": "sessionStorage", "purpose": "Page.", "duration": "session"},
                            {"name": "basket", "purpose": "Shop.", "duration": "session"}]},
               {"id": "measure", "provider": "Ads", "name": "Ads", "category": "ads",
                "cookies": [{"name": "_ga", "purpose": "Show.", "duration": "P13M"},
                            {"name": "ad_id", "purpose": "Show.", "duration": "P1M"},
                            {"name": "tracker", "storage": "localStorage", "purpose": "Show.", "duration": "P1M"}]}]}
            """;

    private static final Map<String, String> ENVIRONMENT =
            Map.of("SHOP_USER", "margaret", "SHOP_PASSWORD", MembersSite.PASSWORD);

    private static final String LOGIN = """
            open /login
            fill #user $SHOP_USER
            fill #password $SHOP_PASSWORD
            click button
            wait .account
            """;

    @TempDir
    private Path folder;

    private static int audit(String... arguments) {
        StringWriter errors = new StringWriter();
        int code = run(errors, arguments);
        assertTrue(code != 2, errors.toString());
        return code;
    }

    private static int run(StringWriter errors, String... arguments) {
        CommandLine line = new CommandLine(new AuditCommand(ENVIRONMENT::get));
        line.setOut(new PrintWriter(new StringWriter()));
        line.setErr(new PrintWriter(errors));
        line.setExecutionExceptionHandler((failure, command, all) -> {
            errors.append(failure.getMessage());
            return 2;
        });
        List<String> all = new ArrayList<>(List.of("--delay", "0", "--watch", "0.2", "--language", "en"));
        all.addAll(List.of(arguments));
        return line.execute(all.toArray(String[]::new));
    }

    @Test
    void findsEveryFaultOfTheCarelessSiteAndAgreesWithItsServer() throws IOException {
        Path catalogue = Files.writeString(folder.resolve("catalogue.json"), CATALOGUE);
        Path report = folder.resolve("report.json");
        Path html = folder.resolve("report.html");
        try (CarelessSite site = new CarelessSite()) {
            int code = audit(
                    site.url(),
                    "--catalogue",
                    catalogue.toString(),
                    "--max-pages",
                    "2",
                    "--json",
                    report.toString(),
                    "--html",
                    html.toString());
            assertEquals(1, code);
            JsonObject json = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
            assertEquals(
                    List.of(
                            "set-before-consent _ga",
                            "stored-before-consent localStorage tracker",
                            "kept-after-refusal _ga",
                            "kept-after-refusal localStorage tracker",
                            "kept-after-withdrawal _ga",
                            "kept-after-withdrawal ad_id",
                            "kept-after-withdrawal localStorage tracker",
                            "undeclared indexedDB profile",
                            "undeclared localStorage framed",
                            "undeclared part",
                            "undeclared viewer",
                            "undeclared-third-party " + site.thirdParty(),
                            "outlives-declaration _ga",
                            "outlives-declaration count",
                            "refuse-not-on-first-layer banner",
                            "purposes-not-named banner",
                            "never-seen basket"),
                    withoutMeasures(json));
            assertFalse(Files.readString(html).contains("GA1.1.1234567890"));
            assertFalse(Files.readString(report).contains("GA1.1.1234567890"));
            assertAgreement(site, json);
        }
    }

    @Test
    void auditsPagesOfSitemapAsMemberWithTelephoneAndGlobalPrivacyControl() throws IOException {
        Path report = folder.resolve("report.json");
        Path html = folder.resolve("report.html");
        Path har = folder.resolve("report.har");
        try (MembersSite site = new MembersSite()) {
            String state = """
                    {"cookies": [{"name": "pref", "value": "v", "domain": "localhost", "path": "/", "expires": -1}],
                     "origins": [{"origin": "SITE", "localStorage": [{"name": "theme", "value": "dark"}]}]}""".replace("SITE", site.url());
            int code = audit(
                    site.url(),
                    "--login",
                    Files.writeString(folder.resolve("login.txt"), LOGIN).toString(),
                    "--state",
                    Files.writeString(folder.resolve("state.json"), state).toString(),
                    "--mobile",
                    "--gpc",
                    "--sitemap",
                    site.url() + "/sitemap.xml",
                    "--json",
                    report.toString(),
                    "--html",
                    html.toString(),
                    "--har",
                    har.toString());
            assertEquals(1, code);
            JsonObject json = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
            assertEquals(
                    List.of(
                            "unidentified-before-consent downloaded",
                            "unidentified-before-consent localStorage dark,true,true",
                            "unidentified-before-consent localStorage stays",
                            "unidentified-before-consent sid"),
                    withoutMeasures(json).stream()
                            .filter(finding -> finding.startsWith("unidentified"))
                            .toList());
            assertEquals(
                    List.of(
                            "/download: cannot be loaded: net::ERR_ABORTED (no page)",
                            "/guarded: cannot be loaded: net::ERR_INVALID_AUTH_CREDENTIALS",
                            "/endless: cannot be loaded: net::ERR_TOO_MANY_REDIRECTS"),
                    problems(json, site.url()));
            assertRequests(site);
            for (Path file : List.of(report, html, har)) {
                String text = Files.readString(file);
                assertFalse(text.contains("margaret") || text.contains("correct"), text);
            }
            assertTrue(Files.readString(har).contains("\"_resourceType\": \"Document\""));
        }
    }

    private static List<String> problems(JsonObject json, String site) {
        JsonObject undecided = json.getAsJsonArray("visits").get(0).getAsJsonObject();
        return undecided.getAsJsonArray("problems").asList().stream()
                .map(problem -> problem.getAsString().replace(site, ""))
                .toList();
    }

    /** Each visitor logged in once, stayed logged in, and had a telephone; none opened what was forbidden. */
    private static void assertRequests(MembersSite site) {
        List<MembersSite.Received> received = site.received();
        assertEquals(
                4,
                received.stream()
                        .filter(request -> request.path().equals("/users/margaret"))
                        .count());
        assertTrue(received.stream().noneMatch(request -> request.path().matches("/private|.*logout.*")));
        for (MembersSite.Received request : received) {
            assertEquals("1", request.gpc(), request.toString());
            if (!request.path().startsWith("/endless")) {
                // The browser forgets it after many redirects.
                assertEquals("?1", request.mobile(), request.toString());
            }
            assertTrue(request.agent().contains("Mobile") && !request.agent().contains("Headless"), request.agent());
            assertTrue(request.cookies().contains("pref=v"), request.toString());
            if (request.path().equals("/shop")) {
                assertTrue(request.cookies().contains("sid="), request.toString());
            }
        }
    }

    @Test
    void refusesOnTheSecondLayerBySwitchesThatMoveEachOther() throws IOException {
        Path report = folder.resolve("report.json");
        Path html = folder.resolve("report.html");
        try (SwitchesSite site = new SwitchesSite()) {
            assertEquals(1, audit(site.url(), "--json", report.toString(), "--html", html.toString()));
            assertEquals(Set.of("granted=", "granted=statistics.films.maps"), site.choices());
            JsonObject json = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
            assertEquals(List.of("refuse-not-on-first-layer banner", "cannot-withdraw banner"), withoutMeasures(json));
            for (JsonElement visit : json.getAsJsonArray("visits")) {
                assertTrue(visit.getAsJsonObject().get("requests").toString().contains("/left"), visit.toString());
            }
            String text = Files.readString(html);
            assertTrue(text.contains("Settings → Statistics → Necessary → Refuse → Save choices"), text);
            assertTrue(text.contains("<span lang=\"fr\">non observé</span>"), "nobody could withdraw");
            assertTrue(text.contains("<span lang=\"fr\">bandeau</span>"), text);
        }
    }

    @Test
    void writesReportOfWhatItSawIfTheFirstPageCannotBeRead() throws IOException {
        Path report = folder.resolve("report.json");
        try (MembersSite site = new MembersSite()) {
            StringWriter errors = new StringWriter();
            assertEquals(2, run(errors, site.url() + "/download", "--json", report.toString()));
            assertTrue(errors.toString().contains("/download: cannot be loaded: net::ERR_ABORTED"), errors.toString());
            JsonObject json = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
            assertFalse(json.get("complete").getAsBoolean());
            assertTrue(json.get("visits").toString().contains("\"downloaded\""), json.toString());
        }
    }

    @Test
    void endsWithTheStepThatFailedIfVisitorsCannotLogIn() throws IOException {
        try (MembersSite site = new MembersSite()) {
            Path script = Files.writeString(
                    folder.resolve("login.txt"), "open /login\nfill #password " + MembersSite.PASSWORD.substring(8));
            StringWriter errors = new StringWriter();
            assertEquals(2, run(errors, site.url(), "--login", script.toString()));
            assertTrue(
                    errors.toString()
                            .contains("the login failed at line 2 (fill #password): a password must come from an"),
                    errors.toString());
        }
    }

    /** Returns the fingerprints of the findings that do not depend on fonts or on the version of axe-core. */
    private static List<String> withoutMeasures(JsonObject json) {
        return json.getAsJsonArray("findings").asList().stream()
                .map(finding -> finding.getAsJsonObject().get("fingerprint").getAsString())
                .filter(finding -> !finding.startsWith("accessibility") && !finding.startsWith("preselected"))
                .toList();
    }

    /** The browser sent the site exactly the cookies that the audit lists, and requested what the audit lists. */
    private static void assertAgreement(CarelessSite site, JsonObject json) {
        Set<String> cookies = new TreeSet<>();
        Set<String> thirdPartyPaths = new TreeSet<>();
        for (JsonElement visit : json.getAsJsonArray("visits")) {
            for (JsonElement snapshot : visit.getAsJsonObject().getAsJsonArray("snapshots")) {
                for (JsonElement element : snapshot.getAsJsonObject().getAsJsonArray("cookies")) {
                    JsonObject cookie = element.getAsJsonObject();
                    cookies.add(cookie.get("domain").getAsString() + " "
                            + cookie.get("name").getAsString());
                }
            }
            for (JsonElement element : visit.getAsJsonObject().getAsJsonArray("requests")) {
                JsonObject request = element.getAsJsonObject();
                if (request.get("host").getAsString().equals("127.0.0.1")) {
                    thirdPartyPaths.add(request.get("url").getAsString().replaceFirst("http://[^/]*", ""));
                }
            }
        }
        assertEquals(new TreeSet<>(site.receivedCookies()), cookies);
        assertEquals(new TreeSet<>(site.thirdPartyPaths()), thirdPartyPaths);
        assertTrue(site.paths().contains("/two"), site.paths().toString());
    }
}
