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

    @TempDir
    private Path folder;

    private int audit(String... arguments) {
        StringWriter errors = new StringWriter();
        CommandLine line = new CommandLine(new AuditCommand());
        line.setOut(new PrintWriter(new StringWriter()));
        line.setErr(new PrintWriter(errors));
        List<String> all = new ArrayList<>(List.of("--delay", "0", "--watch", "0.2", "--language", "en"));
        all.addAll(List.of(arguments));
        int code = line.execute(all.toArray(String[]::new));
        assertTrue(code != 2, errors.toString());
        return code;
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
