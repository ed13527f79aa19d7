package org.cookiecharter.proof;

import java.time.Instant;
import java.util.List;
import org.cookiecharter.choice.ChoiceMethod;

/** Records for tests: that of the visitor number so-and-so. */
final class Records {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Records() {}

    static String visitor(int number) {
        return "visitor-%014d".formatted(number);
    }

    static ConsentRecord grant(int visitor) {
        return grant(visitor(visitor));
    }

    static ConsentRecord grant(String id) {
        return new ConsentRecord(
                id,
                NOON,
                "data.example.org",
                "3f2a9c1e",
                "fr",
                List.of("statistics", "youtube"),
                List.of("third-party"),
                ChoiceMethod.CHOOSE);
    }

    static ConsentRecord refusal() {
        return new ConsentRecord(
                null,
                NOON,
                "data.example.org",
                "3f2a9c1e",
                "pt-BR",
                List.of(),
                List.of("statistics", "third-party"),
                ChoiceMethod.REFUSE_ALL);
    }
}
