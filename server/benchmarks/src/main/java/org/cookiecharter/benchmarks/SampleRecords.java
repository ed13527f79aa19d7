// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.NoticeSnapshot;

/** Sample records of a site with two services. */
final class SampleRecords {
    static final NoticeSnapshot NOTICE = NoticeSnapshot.of(new JsonPrimitive("Notice"));
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private SampleRecords() {}

    /** Returns a record. Records are one second apart; every second visitor refuses, and has no id. */
    static ConsentRecord record(int number) {
        boolean grants = number % 2 == 0;
        Instant at = FIRST.plusSeconds(number);
        List<String> all = List.of("statistics", "videos");
        return new ConsentRecord(
                grants ? id(number) : null,
                at,
                at.plus(Duration.ofDays(180)),
                "www.example.org",
                "3f2a9c1e",
                "fr",
                "0123456789abcdef",
                NOTICE.hash(),
                grants ? all : List.of(),
                grants ? List.of() : all,
                grants ? ChoiceMethod.ACCEPT_ALL : ChoiceMethod.REFUSE_ALL,
                null);
    }

    /**
     * Returns an id. Like random ids, the ids are spread over the whole index: multiplication by an odd number is a
     * permutation.
     */
    static String id(int number) {
        return "%022x".formatted(number * 0x9E3779B97F4A7C15L);
    }
}
