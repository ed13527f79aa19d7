// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final String NEW_SERVICE = "\"services\": [{\"id\": \"new\", \"provider\": \"New\", \"name\": \"N\","
            + " \"category\": \"%s\", \"cookies\": [{\"name\": \"n\", \"purpose\": \"N\", \"duration\": \"P1D\"}]},";

    private final Catalogue before = SampleCatalogue.catalogue();

    @Test
    void revisionHasEightHexDigitsAndFingerprintSix() {
        assertTrue(before.revision().matches("[0-9a-f]{8}"), before.revision());
        assertTrue(before.fingerprint("ads").matches("[0-9a-f]{6}"), before.fingerprint("ads"));
    }

    @Test
    void fingerprintsAreSameOnEveryPlatform() {
        assertEquals("9b729093", before.revision());
        assertEquals("853f77", before.fingerprint("video"));
    }

    @Test
    void keepsRevisionIfTextIsCorrected() {
        unchanged("\"Vidéo\"", "{\"fr\": \"Vidéos\", \"en\": \"Videos\"}");
        unchanged("\"Mesurer\"", "\"Mesurer l'audience\"");
        unchanged("\"Publicité\"", "\"Annonces\"");
        unchanged("\"Them\"", "\"Them\", \"recipients\": \"Personne\", \"privacyPolicy\": \"https://v.example\"");
    }

    @Test
    void keepsRevisionIfOrderOfFileChanges() {
        String cookies = "[{\"name\": \"a\", \"purpose\": \"A\", \"duration\": \"P1D\"}, {\"name\": \"b\", \"purpose\":"
                + " \"B\", \"duration\": \"P2D\"}]";
        String turned = "[{\"name\": \"b\", \"purpose\": \"B\", \"duration\": \"P2D\"}, {\"name\": \"a\", \"purpose\":"
                + " \"A\", \"duration\": \"P1D\"}]";
        Catalogue one =
                SampleCatalogue.catalogue("[\"m.example\"]", "[\"m.example\", \"n.example\"], \"cookies\": " + cookies);
        Catalogue other = SampleCatalogue.catalogue(
                "\"id\": \"video\"", "\"id\": \"swap\"",
                "\"provider\": \"Them\", \"name\": \"Vidéo\"", "\"provider\": \"Maps\", \"name\": \"Carte\"",
                "\"v.example\"", "\"n.example\", \"m.example\"",
                "[{\"name\": \"_v_*\", \"purpose\": \"Mesurer\", \"duration\": \"P6M\", \"thirdPartyAccess\": false}]",
                        turned,
                "\"id\": \"map\", \"provider\": \"Maps\", \"name\": \"Carte\"",
                        "\"id\": \"video\", \"provider\": \"Them\", \"name\": \"Vidéo\"",
                "[\"m.example\"]",
                        "[\"v.example\"], \"cookies\": [{\"name\": \"_v_*\", \"purpose\": \"Mesurer\", \"duration\":"
                                + " \"P6M\", \"thirdPartyAccess\": false}]",
                "\"id\": \"swap\"", "\"id\": \"map\"");
        assertEquals(one.revision(), other.revision());
        assertEquals(Set.of(), changed(one, other));
    }

    @Test
    void changesFingerprintOfCategoryIfServiceIsAdded() {
        widened(Set.of("ads"), "\"services\": [", String.format(NEW_SERVICE, "ads"));
    }

    @Test
    void changesFingerprintsIfServiceDoesMore() {
        Set<String> video = Set.of("ads", "video");
        widened(
                video,
                "[{\"name\": \"_v_*\"",
                "[{\"name\": \"w\", \"purpose\": \"W\", \"duration\": \"P1D\"}, {\"name\": \"_v_*\"");
        widened(video, "\"_v_*\"", "\"_*\"");
        widened(video, "\"P6M\"", "\"P7M\"");
        widened(video, "\"Them\"", "\"Others\"");
        widened(video, "\"Them\"", "\"Them\", \"saleOrSharing\": true");
        widened(video, "\"v.example\"", "\"v.example\", \"w.example\"");
        widened(video, "\"thirdPartyAccess\": false", "\"thirdPartyAccess\": true");
        widened(video, "\"P6M\"", "\"P6M\", \"domain\": \"v.example\"");
        widened(video, "\"P6M\"", "\"P6M\", \"storage\": \"localStorage\"");
        widened(video, "\"P6M\"", "\"P6M\", \"renew\": false");
    }

    @Test
    void changesFingerprintsOfBothCategoriesIfServiceMoves() {
        widened(
                Set.of("ads", "map", "stats"),
                "\"Carte\", \"category\": \"ads\"",
                "\"Carte\", \"category\": \"stats\"");
    }

    @Test
    void changesRevisionIfCategoryNeedsConsent() {
        widened(Set.of("stats", "count"), "\"opt-out\"", "\"opt-in\"");
    }

    @Test
    void keepsRevisionIfExemptServiceChanges() {
        for (String category : Set.of("needed", "stats")) {
            Catalogue after = SampleCatalogue.catalogue("\"services\": [", String.format(NEW_SERVICE, category));
            assertEquals(before.revision(), after.revision());
            assertEquals(Set.of(category), changed(before, after));
        }
        assertEquals(
                before.revision(),
                SampleCatalogue.catalogue("\"P14D\"", "\"P15D\"").revision());
        assertEquals(
                before.revision(),
                SampleCatalogue.catalogue("\"P13M\"", "\"P1M\"").revision());
    }

    @Test
    void distinguishesDomainFromNone() {
        assertEquals(
                Set.of("ads", "video"),
                changed(before, SampleCatalogue.catalogue("\"P6M\"", "\"P6M\", \"domain\": \"null\"")));
    }

    @Test
    void rejectsUnknownIdAndListsKnownIds() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> before.fingerprint("none"));
        assertEquals("id (none) must be one of [needed, stats, ads, login, count, video, map]", e.getMessage());
    }

    private void unchanged(String from, String to) {
        Catalogue after = SampleCatalogue.catalogue(from, to);
        assertEquals(before.revision(), after.revision(), to);
        assertEquals(Set.of(), changed(before, after), to);
    }

    private void widened(Set<String> ids, String from, String to) {
        Catalogue after = SampleCatalogue.catalogue(from, to);
        assertNotEquals(before.revision(), after.revision(), to);
        assertEquals(ids, changed(before, after), to);
    }

    /** Returns the ids in both catalogues whose fingerprints differ. */
    private static Set<String> changed(Catalogue one, Catalogue other) {
        Set<String> ids = new TreeSet<>();
        one.categories().forEach(category -> ids.add(category.id()));
        one.services().forEach(service -> ids.add(service.id()));
        ids.removeIf(id -> one.fingerprint(id).equals(other.fingerprint(id)));
        return ids;
    }
}
