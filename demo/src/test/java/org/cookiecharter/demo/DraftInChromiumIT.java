// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.cookiecharter.consent.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the draft lists undeclared items of a careless site in report-only mode, in a real browser. */
@Timeout(120)
class DraftInChromiumIT {
    @TempDir
    private Path data;

    private final Set<String> kept = new TreeSet<>();
    private final Set<String> hosts = new TreeSet<>();

    private void watch(Options options, CarelessSite site) throws Exception {
        Path draft = data.resolve("cookies.draft.json");
        try (RunningDemo demo = new RunningDemo(
                        options.withUpstream(site.uri())
                                .withMode(Mode.REPORT_ONLY)
                                .withDraft(draft),
                        data);
                BrowserContext context = Chromium.shared().context(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            page.waitForRequest(
                    request -> request.url().endsWith("/consent/discovery"),
                    () -> page.navigate("http://" + CarelessSite.HOST + ":" + demo.port() + "/"));
            // The previous page's beacon is sent first; this request contains the cookies that it set.
            page.waitForRequest(
                    request -> request.url().endsWith("/consent/discovery"),
                    () -> page.navigate("http://" + CarelessSite.HOST + ":" + demo.port() + "/third"));
            page.navigate("http://" + CarelessSite.HOST + ":" + demo.port() + "/deep/area/page");
        }
        JsonObject written = JsonParser.parseString(Files.readString(draft)).getAsJsonObject();
        for (JsonElement service : written.getAsJsonArray("services")) {
            JsonObject members = service.getAsJsonObject();
            if (members.has("cookies")) {
                members.getAsJsonArray("cookies")
                        .forEach(cookie -> kept.add(text(cookie, "storage") + ' ' + text(cookie, "name")));
            }
            if (members.has("origins")) {
                members.getAsJsonArray("origins").forEach(origin -> hosts.add(origin.getAsString()));
            }
        }
    }

    private static String text(JsonElement cookie, String member) {
        JsonElement value = cookie.getAsJsonObject().get(member);
        return value == null ? "cookie" : value.getAsString();
    }

    @Test
    void draftContainsWhatCatalogueLacks() throws Exception {
        try (ThirdParties thirdParties = new ThirdParties();
                CarelessSite site = new CarelessSite(thirdParties)) {
            Path catalogue = Files.writeString(data.resolve("cookies.json"), site.catalogue());
            watch(Options.DEFAULT.withCatalogue(catalogue), site);
        }
        kept.forEach(name -> assertEquals(Owner.ROGUE, Owner.of(name.substring(name.indexOf(' ') + 1)), name));
        assertTrue(
                kept.containsAll(Set.of(
                        "cookie rogue_http",
                        "cookie rogue_path",
                        "cookie rogue_script",
                        "localStorage rogue_method",
                        "sessionStorage rogue_property",
                        "indexedDB rogue_database")),
                kept.toString());
        // Other hosts are listed once, without those in the catalogue, whatever their port; that is logged, too.
        assertTrue(hosts.contains(Owner.ROGUE.host()), hosts.toString());
        assertFalse(hosts.contains("sub." + Owner.AD.host()), hosts.toString());
    }

    @Test
    void draftContainsEverythingWithoutCatalogue() throws Exception {
        try (ThirdParties thirdParties = new ThirdParties();
                CarelessSite site = new CarelessSite(thirdParties)) {
            watch(Options.DEFAULT, site);
        }
        for (Owner owner : Owner.values()) {
            assertTrue(kept.contains("cookie " + owner.id() + "_http"), owner + ": " + kept);
            assertTrue(kept.contains("localStorage " + owner.id() + "_method"), owner + ": " + kept);
            assertTrue(hosts.contains(owner.host()), owner + ": " + hosts);
        }
    }
}
