// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.choice.ChoiceMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsentRecordTest {
    private static final String ID = Records.visitor(1);

    @Test
    void truncatesTimeToSeconds() {
        ConsentRecord record = record(ID, "example.org", "3f2a9c1e", "fr", List.of("statistics"), List.of());
        assertEquals(Instant.parse("2026-11-23T12:00:00Z"), record.at());
    }

    @Test
    void copiesLists() {
        List<String> granted = new ArrayList<>(List.of("statistics"));
        List<String> refused = new ArrayList<>(List.of("third-party"));
        ConsentRecord record = record(ID, "example.org", "3f2a9c1e", "fr", granted, refused);
        granted.clear();
        refused.clear();
        assertEquals(List.of("statistics"), record.granted());
        assertEquals(List.of("third-party"), record.refused());
        assertThrows(UnsupportedOperationException.class, () -> record.granted().clear());
    }

    @Test
    void acceptsHostWithPort() {
        record(ID, "[::1]:8080", "3f2a9c1e", "fr", List.of(), List.of());
    }

    @Test
    void withdrawalMayHaveIdOfGrant() {
        assertEquals(
                ID,
                record(ID, "example.org", "3f2a9c1e", "fr", List.of(), List.of("statistics"))
                        .id());
    }

    @Test
    void requiresIdOfGrant() {
        assertRefused(
                "id (null) must not be null if something is granted: [statistics]",
                () -> record(null, "example.org", "3f2a9c1e", "fr", List.of("statistics"), List.of()));
    }

    @Test
    void rejectsEachInvalidValueWithRule() {
        assertRefused(
                "id (short) must be 22 characters of A-Z, a-z, 0-9, - and _",
                () -> record("short", "example.org", "3f2a9c1e", "fr", List.of(), List.of()));
        assertRefused(
                "host (a b) must be 1 to 255 visible ASCII characters",
                () -> record(ID, "a b", "3f2a9c1e", "fr", List.of(), List.of()));
        assertRefused(
                "revision (3F2A9C1E) must be 8 lower-case hex digits",
                () -> record(ID, "example.org", "3F2A9C1E", "fr", List.of(), List.of()));
        assertRefused(
                "language () must be a language tag, such as fr or pt-BR",
                () -> record(ID, "example.org", "3f2a9c1e", "", List.of(), List.of()));
        assertRefused(
                "granted (a b) must be 1 to 40 characters of a-z, 0-9 and -, the first no -",
                () -> record(ID, "example.org", "3f2a9c1e", "fr", List.of("a b"), List.of()));
        assertRefused(
                "refused () must be 1 to 40 characters of a-z, 0-9 and -, the first no -",
                () -> record(ID, "example.org", "3f2a9c1e", "fr", List.of(), List.of("")));
        assertRefused(
                "granted (a) must be granted or refused only once",
                () -> record(ID, "example.org", "3f2a9c1e", "fr", List.of("a", "a"), List.of()));
        assertRefused(
                "refused (a) must be granted or refused only once",
                () -> record(ID, "example.org", "3f2a9c1e", "fr", List.of("a"), List.of("a")));
    }

    private static void assertRefused(String message, Runnable making) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, making::run).getMessage());
    }

    private static ConsentRecord record(
            @Nullable String id,
            String host,
            String revision,
            String language,
            List<String> granted,
            List<String> refused) {
        Instant at = Instant.parse("2026-11-23T12:00:00.987654Z");
        return new ConsentRecord(
                id,
                at,
                at.plusSeconds(60),
                host,
                revision,
                language,
                "0123456789abcdef",
                Records.SHOWN.hash(),
                granted,
                refused,
                ChoiceMethod.CHOOSE,
                null);
    }
}
