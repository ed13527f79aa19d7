// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of {@code catalogue merge}, and of the locations that {@code catalogue check} prints. */
class CatalogueMergeTest {
    private static final String CATALOGUE = """
            {
              "site": "https://example.org", "language": "en", "controller": {"name": "Town"},
              "categories": [
                {"id": "necessary", "consent": "exempt", "name": "Needed by us"},
                {"id": "films", "consent": "opt-in", "name": "Films", "purpose": "Show films"}],
              "services": [
                {"id": "login", "provider": "Us", "name": "Log-in", "category": "necessary", "cookies": [
                  {"name": "sid", "purpose": "Session", "duration": "session"},
                  {"name": "tab*", "storage": "localStorage", "purpose": "Tabs", "duration": "P1D"}]},
                {"use": "django", "category": "necessary"},
                {"id": "video", "provider": "Them", "name": "Player", "category": "films", "origins": ["*.v.example"]}]}
            """;
    private static final String DRAFT = """
            {
              "site": "?? the address", "language": "en", "controller": {"name": "?? who", "contact": "me@example.org"},
              "categories": [
                {"id": "necessary", "consent": "exempt", "name": "Necessary", "purpose": "Make the site work."},
                {"id": "statistics", "consent": "opt-in", "name": "Statistics", "purpose": "Count visits."},
                {"id": "first-party", "consent": "opt-in", "name": "Comfort", "purpose": "?? what"},
                {"id": "third-party", "consent": "opt-in", "name": "Others", "purpose": "?? what others do"}],
              "services": [
                {"use": "matomo"}, {"use": "django"},
                {"id": "unsorted", "provider": "?? who", "name": "?? what", "category": "?? which", "cookies": [
                  {"name": "sid", "purpose": "?? what sid is for", "duration": "P1D"},
                  {"name": "sessionid", "purpose": "?? what", "duration": "P1D"},
                  {"name": "tab7", "storage": "localStorage", "purpose": "?? what", "duration": "P1D"}]},
                {"id": "video", "provider": "Others", "name": "Video", "category": "third-party",
                 "origins": ["a.v.example", "w.example"],
                 "cookies": [{"name": "volume", "storage": "localStorage", "purpose": "Volume", "duration": "P1Y"}]},
                {"id": "w-example", "provider": "?? who", "name": "?? what", "category": "?? which",
                 "origins": ["b.v.example"]}]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private CommandResult merge(String catalogue, String draft) throws IOException {
        return CommandResult.run(
                "catalogue", "merge", file("cookies.json", catalogue), file("cookies.draft.json", draft));
    }

    @Test
    void addsEntriesThatCatalogueLacks() throws IOException {
        CommandResult ended = merge(CATALOGUE, DRAFT);
        assertEquals("", ended.err());
        assertEquals(0, ended.code());
        Catalogue merged = Catalogue.parse(ended.out(), "merged.json");
        assertEquals(
                List.of("login", "django", "video", "matomo"),
                merged.services().stream().map(Service::id).toList());
        assertEquals(
                List.of("necessary", "films", "statistics"),
                merged.categories().stream().map(category -> category.id()).toList());
        Service video = merged.service("video");
        assertTrue(video != null);
        assertEquals(
                "Them Player films",
                video.provider()
                        + ' '
                        + video.name().in("en")
                        + ' '
                        + video.category().id());
        assertEquals(List.of("*.v.example", "w.example"), video.origins());
        assertEquals(
                "tab* volume",
                merged.declarations(Storage.LOCAL_STORAGE).stream()
                        .map(entry -> entry.cookie().name())
                        .collect(Collectors.joining(" ")));
        assertTrue(ended.out().contains("Needed by us") && ended.out().contains("me@example.org"), ended.out());
    }

    @Test
    void secondMergeChangesNothing() throws IOException {
        CommandResult once = merge(CATALOGUE, DRAFT);
        assertEquals(once.out(), merge(once.out(), DRAFT).out());
    }

    /** A member next to {@code use} replaces that of the preset. */
    @Test
    void addsEntriesOfPresetThatServiceReplaces() throws IOException {
        String own = CATALOGUE.replace("{\"use\": \"django\",", """
                {"use": "django", "cookies": [{"name": "csrftoken", "purpose": "Safety", "duration": "P1Y"}],""");
        assertTrue(!merge(CATALOGUE, DRAFT).out().contains("sessionid"), "the preset declares it");
        assertTrue(merge(own, DRAFT).out().contains("sessionid"), "the preset's cookies are replaced");
    }

    @Test
    void fillsGapsOfCatalogue() throws IOException {
        CommandResult ended = merge(DRAFT.replace("{\"use\": \"django\"},", ""), """
                {"site": "https://example.org", "language": "fr", "services": [
                  {"id": "mine", "provider": "Us", "name": "Shop", "category": "necessary", "cookies": [
                    {"name": "sid", "purpose": "Session", "duration": "P2D"}]}]}""");
        assertTrue(ended.out().contains("\"site\": \"https://example.org\""), ended.out());
        assertTrue(ended.out().contains("\"language\": \"en\""), ended.out());
        assertTrue(ended.out().contains("\"purpose\": \"Session\""), ended.out());
        assertTrue(!ended.out().contains("P2D") && !ended.out().contains("Shop"), ended.out());
        assertEquals(1, ended.code());
        assertTrue(
                ended.err()
                        .contains(
                                ", service \"unsorted\", cookie \"sessionid\": $.services[1].cookies[1].purpose: a gap in the draft: "),
                ended.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"services\": 1}", "{", "{\"a\": 1, \"a\": 2}"})
    void reportsUnreadableFile(String text) throws IOException {
        CommandResult ended = merge(CATALOGUE, text);
        assertTrue(ended.code() != 0);
        assertEquals("", ended.out());
        assertTrue(ended.err().contains("cookies.draft.json: "), ended.err());
    }

    @Test
    void checkReportsLineServiceAndCookieOfEachError() throws IOException {
        CommandResult ended = CommandResult.run(
                "catalogue",
                "check",
                file(
                        "wrong.json",
                        CATALOGUE
                                .replace("\"P1D\"", "\"a day\"")
                                .replace("\"provider\": \"Us\", ", "")
                                .replace("*.v.example", "v example")
                                .replace("\"Films\"", "\"\"")));
        assertEquals(1, ended.code());
        for (String line : List.of(
                "  line 5: $.categories[1].name: ",
                "  line 7, service \"login\": $.services[0].provider: missing",
                "  line 9, service \"login\", cookie \"tab*\": $.services[0].cookies[1].duration: \"a day\" is not a duration",
                "  line 11, service \"video\": $.services[2].origins[0]: \"v example\" is not a host")) {
            assertTrue(ended.out().contains(line), line + " in " + ended.out());
        }
    }
}
