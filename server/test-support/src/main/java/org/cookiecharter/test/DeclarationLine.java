// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.test;

import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.cookiecharter.cookie.SetCookie;
import org.jspecify.annotations.Nullable;

/** The line of a catalogue that declares a cookie. */
final class DeclarationLine {
    private DeclarationLine() {}

    /** Returns the declaration of a cookie that a response sets. */
    static String of(SetCookie cookie) {
        return of(cookie.name(), cookie.lifetime(Instant.now()));
    }

    /**
     * Returns the declaration of a cookie.
     *
     * @param lifetime the lifetime of the cookie; null if it ends with the browser session, or is not known
     */
    static String of(String name, @Nullable Duration lifetime) {
        String duration = lifetime == null
                ? "session"
                : lifetime.compareTo(Duration.ofDays(1)) < 0
                        ? lifetime.plusSeconds(59)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString()
                        : "P" + lifetime.plusHours(23).toDays() + "D";
        return "{ \"name\": " + new JsonPrimitive(name) + ", \"purpose\": \"…\", \"duration\": \"" + duration + "\" }";
    }

    static String undeclared(String name, String line) {
        return "The response sets the cookie \"" + name
                + "\", which the catalogue does not declare. Stop setting it, or add to the cookies of a service:\n  "
                + line;
    }
}
