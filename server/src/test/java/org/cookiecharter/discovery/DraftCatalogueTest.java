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

/** What is made of what was found. */
class DraftCatalogueTest {
    private final Discoveries discoveries = new Discoveries();

    private List<JsonObject> services() {
        JsonObject draft = JsonParser.parseString(DraftCatalogue.of("https://example.org", discoveries))
                .getAsJsonObject();
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
    void aNumberInANameIsNotKept(String name, String shape) {
        discoveries.holds(Storage.LOCAL_STORAGE, "mine." + name);
        assertEquals(List.of("mine." + shape), unsorted("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a;b", "a b\u0007", "naïve", "12345678", "\uD800", "a\nb"})
    void aNameThatNoCatalogueCouldDeclareIsPassedOver(String name) {
        discoveries.holds(Storage.LOCAL_STORAGE, name);
        discoveries.sets(name, null);
        discoveries.holds(Storage.COOKIE, "x".repeat(101));
        assertEquals(List.of(), services());
        assertEquals(0, discoveries.changes());
    }

    @Test
    void theLongestLifeThatWasSeenIsDeclared() {
        discoveries.sets("choosy", Duration.ofMinutes(30));
        discoveries.sets("choosy", Duration.ofDays(14).minusSeconds(1));
        discoveries.sets("choosy", Duration.ofHours(1));
        discoveries.sets("short", Duration.ofSeconds(10));
        discoveries.sets("long", Duration.ofSeconds(Long.MAX_VALUE));
        discoveries.sets("open", null);
        discoveries.holds(Storage.COOKIE, "brought");
        discoveries.holds(Storage.SESSION_STORAGE, "tab");
        assertEquals(List.of("brought", "choosy", "long", "open", "short", "tab"), unsorted("name"));
        assertEquals(
                List.of("?? how long brought stays, like P6M", "P14D", "P99999D", "session", "PT10S", "session"),
                unsorted("duration"));
    }

    @Test
    void aReadyServiceIsProposedByItsHostOrByANameThatNobodyElseWouldChoose() {
        discoveries.loadsFrom("www.youtube-nocookie.com");
        discoveries.sets("JSESSIONID", null);
        discoveries.holds(Storage.COOKIE, "_pk_id.1.1fff");
        assertEquals(List.of("java-session", "matomo", "youtube"), used());
        assertEquals(List.of(), unsorted("name"));
    }

    @Test
    void aNameThatAnybodyCouldChooseIsNotBelieved() {
        discoveries.sets("sessionid", Duration.ofDays(14));
        assertEquals(List.of(), used());
        assertEquals(
                List.of(
                        "?? what sessionid is for, which the site sets; the ready service django keeps one of this name"),
                unsorted("purpose"));
        discoveries.sets("csrftoken", Duration.ofDays(364));
        assertEquals(List.of("django"), used());
        assertEquals(List.of(), unsorted("name"));
    }

    @Test
    void theHostsOfOneDomainAreOneService() {
        discoveries.loadsFrom("a.cdn.example.com");
        discoveries.loadsFrom("b.cdn.example.com");
        discoveries.loadsFrom("other.co.uk");
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
    void aDraftIsRefusedUntilEachGapIsFilledAndTakenThen() {
        discoveries.sets("basket", Duration.ofDays(7));
        discoveries.holds(Storage.INDEXED_DB, "offline");
        discoveries.loadsFrom("tiles.example.com");
        discoveries.sets("PHPSESSID", null);
        String draft = DraftCatalogue.of("https://example.org", discoveries);
        CatalogueException refused =
                assertThrows(CatalogueException.class, () -> Catalogue.parse(draft, "cookies.draft.json"));
        assertTrue(refused.mistakes().stream()
                .allMatch(mistake -> mistake.message().startsWith("a gap that a draft left: ")));
        TreeMap<String, String> answers = new TreeMap<>();
        answers.put("one of necessary, statistics, first-party and third-party", "third-party");
        answers.put("how long offline stays, like P6M", "P1Y");
        String filled = draft;
        for (String gap : gaps(draft)) {
            filled = filled.replace("\"?? " + gap + '"', '"' + answers.getOrDefault(gap, "Filled") + '"');
        }
        Catalogue catalogue = Catalogue.parse(filled, "cookies.json");
        assertFalse(catalogue.services().isEmpty());
        assertEquals(1, catalogue.servicesOf("tiles.example.com", 443).size());
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
    void whoeverInventsNamesFillsNoMemory() {
        for (int i = 0; i < 3000; i++) {
            discoveries.holds(Storage.COOKIE, "x" + Integer.toString(i, 36).replaceAll("[0-9]", "-"));
            discoveries.loadsFrom("h" + i + ".example");
        }
        assertTrue(discoveries.entries(Storage.COOKIE).size() <= 1000);
        assertEquals(1000, discoveries.hosts().size());
    }
}
