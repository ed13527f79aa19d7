// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.format.TextValue;
import org.jspecify.annotations.Nullable;

/**
 * A record that a visitor made one choice. It contains what a controller must be able to demonstrate (GDPR art. 7(1))
 * and no more (art. 5(1)(c)): by default, neither an IP address nor a browser name. Records are immutable; the lists
 * are copied.
 *
 * @param id the identifier that links the record to the visitor's cookie: 128 random bits in base64url (22 characters).
 *     Never null if something is granted, except for a single use ({@link ChoiceMethod#ONCE}), which sets no cookie.
 *     Null for the refusal of a visitor who had granted nothing, because a refusal stores no identifier; a withdrawal
 *     may have the id of the grant that it ends
 * @param at the time of the choice by the server's clock, truncated to seconds, the precision of the cookie
 * @param until the time when the choice expires unless the visitor makes another one earlier; equal to {@code at} for a
 *     choice that stores nothing in the browser, such as a withdrawal or a single use
 * @param host the host of the request, with its port if it has one; 1 to 255 visible ASCII characters
 * @param revision the revision of the catalogue that the visitor saw; 8 lower-case hex digits
 * @param language the language in which the visitor saw it, as a BCP 47 tag
 * @param banner the version of the banner script that was served; 16 lower-case hex digits
 * @param shown the hash of everything that the visitor saw, {@link NoticeSnapshot#hash}
 * @param granted the ids of the granted categories and services, without duplicates
 * @param refused the ids of the refused categories and services, without duplicates; none of them is granted
 * @param method the action by which the visitor made the choice
 * @param client the stored form of the visitor's IP address, 1 to 64 visible ASCII characters; null, the default, if
 *     nothing is stored
 */
public record ConsentRecord(
        @Nullable String id,
        Instant at,
        Instant until,
        String host,
        String revision,
        String language,
        String banner,
        String shown,
        List<String> granted,
        List<String> refused,
        ChoiceMethod method,
        @Nullable String client) {
    /** The effect of a choice on the consent of a visitor. */
    public enum Outcome implements TextValue {
        /** Something is granted now, even if less than before. */
        GRANTED("granted"),
        /** Nothing is granted, and nothing was. */
        REFUSED("refused"),
        /** Nothing is granted any more. */
        WITHDRAWN("withdrawn");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    private static final Pattern VISITOR_ID = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern HOST = Pattern.compile("[!-~]{1,255}");
    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{8}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,7}");
    private static final Pattern BANNER = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern NOTICE_HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CLIENT = Pattern.compile("[!-~]{1,64}");
    private static final Pattern CATEGORY_OR_SERVICE_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** @throws IllegalArgumentException if a component violates its rule */
    public ConsentRecord {
        at = at.truncatedTo(ChronoUnit.SECONDS);
        until = until.truncatedTo(ChronoUnit.SECONDS);
        granted = List.copyOf(granted);
        refused = List.copyOf(refused);
        if (id != null) {
            require(VISITOR_ID, "id", id, "22 characters of A-Z, a-z, 0-9, - and _");
        } else if (!granted.isEmpty() && method != ChoiceMethod.ONCE) {
            throw new IllegalArgumentException("id (null) must not be null if something is granted: " + granted);
        }
        require(HOST, "host", host, "1 to 255 visible ASCII characters");
        require(REVISION, "revision", revision, "8 lower-case hex digits");
        require(LANGUAGE, "language", language, "a language tag, such as fr or pt-BR");
        require(BANNER, "banner", banner, "16 lower-case hex digits");
        require(NOTICE_HASH, "shown", shown, "64 lower-case hex digits");
        if (client != null) {
            require(CLIENT, "client", client, "1 to 64 visible ASCII characters");
        }
        if (until.isBefore(at)) {
            throw new IllegalArgumentException("until (" + until + ") must not be before at (" + at + ")");
        }
        Set<String> ids = new HashSet<>();
        granted.forEach(element -> requireUnique(ids, "granted", element));
        refused.forEach(element -> requireUnique(ids, "refused", element));
    }

    /** Returns the effect of the choice. A refusal that has the id of an earlier grant withdraws it. */
    public Outcome outcome() {
        return !granted.isEmpty()
                ? Outcome.GRANTED
                : id != null || method == ChoiceMethod.WITHDRAW ? Outcome.WITHDRAWN : Outcome.REFUSED;
    }

    private static void requireUnique(Set<String> ids, String component, String id) {
        require(CATEGORY_OR_SERVICE_ID, component, id, "1 to 40 characters of a-z, 0-9 and -, the first no -");
        if (!ids.add(id)) {
            throw new IllegalArgumentException(component + " (" + id + ") must be granted or refused only once");
        }
    }

    private static void require(Pattern pattern, String component, String value, String allowed) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(component + " (" + value + ") must be " + allowed);
        }
    }
}
