// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cookiecharter.choice.ChoiceMethod;

/** Sample records of numbered visitors. */
public final class Records {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    static final NoticeSnapshot SHOWN = NoticeSnapshot.of(new JsonPrimitive("Des cookies ?"));
    static final Duration VALIDITY = Duration.ofDays(180);

    private static final String BANNER = "0123456789abcdef";

    private Records() {}

    public static CompletableFuture<Void> append(ProofStore store, ConsentRecord record) {
        return store.append(record, SHOWN);
    }

    public static List<ConsentRecord> find(ProofStore store, String id) {
        return store.find(id).stream().map(StoredRecord::record).toList();
    }

    /** Returns a copy of a record with this time. */
    static ConsentRecord at(Instant at, ConsentRecord record) {
        return new ConsentRecord(
                record.id(),
                at,
                at.plus(VALIDITY),
                record.host(),
                record.revision(),
                record.language(),
                record.banner(),
                record.shown(),
                record.granted(),
                record.refused(),
                record.method(),
                record.client());
    }

    /** Returns a copy of a record with this notice. */
    static ConsentRecord showing(NoticeSnapshot shown, ConsentRecord record) {
        return new ConsentRecord(
                record.id(),
                record.at(),
                record.until(),
                record.host(),
                record.revision(),
                record.language(),
                record.banner(),
                shown.hash(),
                record.granted(),
                record.refused(),
                record.method(),
                record.client());
    }

    /** Returns a copy of a record with this host. */
    public static ConsentRecord host(String host, ConsentRecord record) {
        return new ConsentRecord(
                record.id(),
                record.at(),
                record.until(),
                host,
                record.revision(),
                record.language(),
                record.banner(),
                record.shown(),
                record.granted(),
                record.refused(),
                record.method(),
                record.client());
    }

    public static ConsentRecord of(String id, Instant at, ChoiceMethod method) {
        return new ConsentRecord(
                id,
                at,
                at,
                "[::1]:8080",
                "00000000",
                "en",
                BANNER,
                SHOWN.hash(),
                List.of(),
                List.of("a"),
                method,
                "192.0.2.0/24");
    }

    public static String visitor(int number) {
        return "visitor-%014d".formatted(number);
    }

    public static ConsentRecord grant(int visitor) {
        return grant(visitor(visitor));
    }

    public static ConsentRecord grant(String id) {
        return new ConsentRecord(
                id,
                NOON,
                NOON.plus(VALIDITY),
                "data.example.org",
                "3f2a9c1e",
                "fr",
                BANNER,
                SHOWN.hash(),
                List.of("statistics", "youtube"),
                List.of("third-party"),
                ChoiceMethod.CHOOSE,
                null);
    }

    public static ConsentRecord refusal() {
        return new ConsentRecord(
                null,
                NOON,
                NOON.plus(VALIDITY),
                "data.example.org",
                "3f2a9c1e",
                "pt-BR",
                BANNER,
                SHOWN.hash(),
                List.of(),
                List.of("statistics", "third-party"),
                ChoiceMethod.REFUSE_ALL,
                null);
    }
}
