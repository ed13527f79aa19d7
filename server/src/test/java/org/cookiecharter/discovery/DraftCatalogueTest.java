// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.catalogue.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the draft that discoveries result in. */
class DraftCatalogueTest {
    private final Discoveries discoveries = new Discoveries();

    private String draft() {
        return new DraftUpdate(discoveries).draft("https://example.org").json();
    }

    private List<JsonObject> services() {
        JsonObject draft = JsonParser.parseString(draft()).getAsJsonObject();
        return draft.getAsJsonArray("services").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private List<String> used() {
        return services().stream()
                .filter(service -> service.has("use"))
                .map(service -> service.get("use").getAsString())
                .toList();
    }

    private List<String> unsorted(String member) {
        List<String> values = new ArrayList<>();
        for (JsonObject service : services()) {
            if (service.has("cookies")) {
                service.getAsJsonArray("cookies")
                        .forEach(cookie ->
                                values.add(cookie.getAsJsonObject().get(member).getAsString()));
            }
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({
        "_hjSession_3141592, _hjSession_*",
        "_ga_AB12CD34EF, _ga_*",
        "user-0b0e3d1c-62a8-4ad1-9ac7-0a5fdd1c8a9e, user-*",
        "wp-settings-1, wp-settings-1",
        "session_deadbeef01, session_*",
        "decade, decade",
        "a.2024.b.2025, a.*.b.*",
    })
    void replacesNumbersInNames(String name, String shape) {
        discoveries.addReported("client", Storage.LOCAL_STORAGE, "mine." + name);
        assertEquals(List.of("mine." + shape), unsorted("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b\u0007", "12345678", "\uD800", "a\nb", "*", "a*", "?? a gap"})
    void dropsNamesThatCatalogueCannotDeclare(String name) {
        discoveries.addReported("client", Storage.LOCAL_STORAGE, name);
        discoveries.addReported("client", Storage.INDEXED_DB, name);
        discoveries.addSetCookie(name, null);
        discoveries.addReported("client", Storage.COOKIE, "x".repeat(257));
        discoveries.addReported("client", Storage.LOCAL_STORAGE, "x".repeat(257));
        for (String cookie : List.of("a;b", "naïve", "a=b", "a,b", "\"a\"", " a")) {
            discoveries.addReported("client", Storage.COOKIE, cookie);
            discoveries.addSetCookie(cookie, null);
        }
        for (String host : List.of(
                "",
                "a b.example",
                "my_host.example",
                "[::1]",
                "-a.example",
                "a..example",
                "é.example",
                "x".repeat(64) + ".example",
                "*.example.org",
                "A.example",
                "a.example:80")) {
            discoveries.addReportedHost("client", host);
            discoveries.addPageHost(host);
        }
        assertEquals(List.of(), services());
        assertEquals(0, discoveries.changes());
    }

    @Test
    void declaresLongestObservedLifetime() {
        discoveries.addSetCookie("choosy", Duration.ofMinutes(30));
        discoveries.addSetCookie("choosy", Duration.ofDays(14).minusSeconds(1));
        discoveries.addSetCookie("choosy", Duration.ofHours(1));
        discoveries.addSetCookie("short", Duration.ofSeconds(10));
        discoveries.addSetCookie("long", Duration.ofSeconds(Long.MAX_VALUE));
        discoveries.addSetCookie("open", null);
        discoveries.addReported("client", Storage.COOKIE, "brought");
        discoveries.addReported("client", Storage.SESSION_STORAGE, "tab");
        assertEquals(List.of("brought", "choosy", "long", "open", "short", "tab"), unsorted("name"));
        assertEquals(
                List.of("?? how long brought stays, like P6M", "P14D", "P99999D", "session", "PT10S", "session"),
                unsorted("duration"));
    }

    @Test
    void suggestsPresetByHostOrDistinctiveName() {
        discoveries.addPageHost("www.youtube-nocookie.com");
        discoveries.addSetCookie("JSESSIONID", null);
        discoveries.addReported("client", Storage.COOKIE, "_pk_id.1.1fff");
        assertEquals(List.of("java-session", "matomo", "youtube"), used());
        assertEquals(List.of(), unsorted("name"));
    }

    @Test
    void suggestsNoPresetForCommonName() {
        discoveries.addSetCookie("sessionid", Duration.ofDays(14));
        assertEquals(List.of(), used());
        assertEquals(
                List.of("?? what sessionid is for, which the site sets; the preset django declares one with this name"),
                unsorted("purpose"));
        discoveries.addSetCookie("csrftoken", Duration.ofDays(364));
        assertEquals(List.of("django"), used());
        assertEquals(List.of(), unsorted("name"));
    }

    /** The preset nextcloud declares {@code oc*}, and dokuwiki {@code DW*}. */
    @Test
    void suggestsNoPresetForNamesThatOnlyShortPatternsMatch() {
        discoveries.addSetCookie("ocPopupShown", null);
        discoveries.addSetCookie("ocean", null);
        discoveries.addSetCookie("DW_x_1", null);
        assertEquals(List.of(), used());
        discoveries.addSetCookie("oc_sessionPassphrase", null);
        discoveries.addSetCookie("DOKU_PREFS", null);
        assertEquals(List.of("dokuwiki", "nextcloud"), used());
    }

    @Test
    void suggestsHawtioByDistinctiveNameInStorage() {
        discoveries.addReported("client", Storage.LOCAL_STORAGE, "login");
        assertEquals(List.of(), used());
        discoveries.addReported("client", Storage.LOCAL_STORAGE, "connect.connections");
        assertEquals(List.of("hawtio"), used());
        assertEquals(List.of(), unsorted("name"));
    }

    @Test
    void suggestsNoPresetForCommonNamesInStorage() {
        discoveries.addReported("client", Storage.LOCAL_STORAGE, "config");
        discoveries.addReported("client", Storage.SESSION_STORAGE, "server");
        discoveries.addReported("client", Storage.SESSION_STORAGE, "token");
        assertEquals(List.of(), used());
        discoveries.addSetCookie("phpMyAdmin", null);
        assertEquals(List.of("phpmyadmin"), used());
        assertEquals(List.of(), unsorted("name"));
    }

    @Test
    void suggestsJupyterOnlyForItsLoginCookie() {
        discoveries.addSetCookie("_xsrf", null);
        assertEquals(List.of(), used());
        discoveries.addSetCookie("username-localhost-8888", Duration.ofDays(30));
        assertEquals(List.of("jupyter"), used());
        assertEquals(List.of(), unsorted("name"));
    }

    @Test
    void groupsHostsOfOneDomainIntoOneService() {
        discoveries.addPageHost("a.cdn.example.com");
        discoveries.addPageHost("b.cdn.example.com");
        discoveries.addPageHost("other.co.uk");
        List<JsonObject> services = services();
        assertEquals(
                List.of("example-com", "other-co-uk"),
                services.stream()
                        .map(service -> service.get("id").getAsString())
                        .toList());
        assertEquals(
                "[\"a.cdn.example.com\",\"b.cdn.example.com\"]",
                services.get(0).getAsJsonArray("origins").toString());
    }

    @Test
    void rejectsDraftUntilEachGapIsFilled() {
        discoveries.addSetCookie("basket", Duration.ofDays(7));
        discoveries.addReported("client", Storage.INDEXED_DB, "offline");
        discoveries.addPageHost("tiles.example.com");
        discoveries.addSetCookie("PHPSESSID", null);
        String draft = draft();
        CatalogueException refused =
                assertThrows(CatalogueException.class, () -> Catalogue.parse(draft, "cookies.draft.json"));
        assertTrue(refused.errors().stream().allMatch(error -> error.message().startsWith("a gap in the draft: ")));
        TreeMap<String, String> responses = new TreeMap<>();
        responses.put("one of necessary, statistics, first-party and third-party", "third-party");
        responses.put("how long offline stays, like P6M", "P1Y");
        String filled = draft;
        for (String gap : gaps(draft)) {
            filled = filled.replace("\"?? " + gap + '"', '"' + responses.getOrDefault(gap, "Filled") + '"');
        }
        Catalogue catalogue = Catalogue.parse(filled, "cookies.json");
        assertFalse(catalogue.services().isEmpty());
        assertEquals(1, catalogue.servicesFrom("tiles.example.com", 443).size());
        assertTrue(catalogue.declaration(Storage.INDEXED_DB, "offline") != null);
    }

    private static List<String> gaps(String draft) {
        List<String> gaps = new ArrayList<>();
        for (String part : draft.split("\"\\?\\? ", -1)) {
            gaps.add(part.substring(0, part.indexOf('"')));
        }
        return gaps.subList(1, gaps.size());
    }

    @Test
    void keepsStorageNamesThatNoCookieCanHave() {
        for (String name : List.of("persist:root", "a;b", "naïve", "{\"page\":1}", "my key")) {
            discoveries.addReported("client", Storage.LOCAL_STORAGE, name);
        }
        assertEquals(List.of("a;b", "my key", "naïve", "persist:root", "{\"page\":1}"), unsorted("name"));
    }

    @ParameterizedTest
    @CsvSource({
        "mwPostEditRevision3, mwPostEditRevision4, mwPostEditRevision*",
        "wp-settings-1, wp-settings-21, wp-settings-*",
        "tab7.2.state, tab7.3.state, tab7.*.state",
        "grid-1-col-2, grid-3-col-4, grid-*-col-*",
        "cart_12, cart_3141592, cart_*",
        "cart_3141592, cart_12, cart_*",
    })
    void generalizesNumbersOfTwoNames(String one, String other, String pattern) {
        discoveries.addReported("a", Storage.LOCAL_STORAGE, one);
        if (one.length() < 20 && !one.contains("31415")) {
            assertEquals(List.of(one), unsorted("name"));
        }
        discoveries.addReported("b", Storage.LOCAL_STORAGE, other);
        assertEquals(List.of(pattern), unsorted("name"));
        assertEquals(
                List.of("?? what " + pattern + " is for, which browsers have, but the server never set"),
                unsorted("purpose"));
    }

    @Test
    void keepsNumbersOfNamesThatDifferOtherwise() {
        for (String name : List.of("web3modal", "web2app", "1", "2", "a1", "a2")) {
            discoveries.addReported("a", Storage.LOCAL_STORAGE, name);
        }
        assertEquals(List.of("1", "2", "a1", "a2", "web2app", "web3modal"), unsorted("name"));
    }

    @Test
    void inventedNamesDoNotDisplaceOthers() {
        for (int i = 0; i < 3000; i++) {
            String invented = "x" + Integer.toString(i, 36).replaceAll("[0-9]", "-");
            for (Storage storage : Storage.values()) {
                discoveries.addReported("attacker", storage, invented);
            }
            discoveries.addReportedHost("attacker", "h" + i + ".example");
        }
        discoveries.addSetCookie("set-by-the-site", null);
        discoveries.addPageHost("tracker.example");
        for (Storage storage : Storage.values()) {
            discoveries.addReported("visitor", storage, "real");
            assertTrue(discoveries.entries(storage).containsKey("real"), storage.text());
            assertTrue(discoveries.entries(storage).size() <= 1001);
        }
        discoveries.addReportedHost("visitor", "loaded.example");
        assertTrue(discoveries.hosts().containsAll(List.of("tracker.example", "loaded.example")));
        assertEquals(1001, discoveries.hosts().size());
        assertTrue(discoveries.entries(Storage.COOKIE).containsKey("set-by-the-site"));
    }
}
