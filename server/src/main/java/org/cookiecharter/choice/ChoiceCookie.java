// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.choice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a choice as the value of the cookie {@code cookies_preferences}, and reads it back.
 *
 * <pre>v=1&amp;rev=3f2a9c1e&amp;at=1795430000&amp;id=…&amp;ok=statistics~a1b2c3.youtube~d4e5f6&amp;sig=…</pre>
 *
 * <p>The signature, by the {@linkplain SigningKeys key of its moment}, is over all before it: a grant is believed only
 * where this site issued it, so that there is no consent without a proof, whatever a script writes into {@code
 * document.cookie}. Reading never throws: what is malformed, forged, oversized, from the future or expired is no choice.
 * The page reads the same cookie by the same rules in {@code choice.js}, and both are tested by the same vectors.
 *
 * <p>Safe for use by several threads.
 */
public final class ChoiceCookie {
    /** The most characters that a value has; browsers take four times as many for all of a cookie. */
    public static final int LONGEST = 1024;

    /** Clocks of visitors and nodes differ. What is signed came from this site, so a day does no harm. */
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private static final String SIGNATURE = "&sig=";
    private static final Pattern VALUE = Pattern.compile("v=1&rev=([0-9a-f]{8})&at=([0-9]{1,12})"
            + "(?:&id=([A-Za-z0-9_-]{22}))?&ok=([a-z0-9~.-]*)&sig=([A-Za-z0-9_-]{22})");
    private static final Pattern GRANT = Pattern.compile("([a-z0-9][a-z0-9-]{0,39})~([0-9a-f]{6})");

    private final Supplier<SigningKeys> keys;
    /** Signed with each choice, and not written. */
    private final String signedBefore;

    private final Duration maxAge;

    /**
     * The cookie of the only site there is.
     *
     * @param keys the signing keys of the proof store, asked for at each use since they may change
     * @param maxAge how long a choice is believed
     */
    public ChoiceCookie(Supplier<SigningKeys> keys, Duration maxAge) {
        this(keys, "", maxAge);
    }

    /**
     * The cookie of one of several sites that share a proof store: what was granted to one is not granted to another.
     *
     * @param keys the signing keys of the proof store, asked for at each use since they may change
     * @param site what the site is called, in ASCII; empty if it is the only one
     * @param maxAge how long a choice is believed
     */
    public ChoiceCookie(Supplier<SigningKeys> keys, String site, Duration maxAge) {
        this.keys = keys;
        this.signedBefore = site.isEmpty() ? "" : site + ' ';
        this.maxAge = maxAge;
    }

    /**
     * The value that says this choice.
     *
     * @throws IllegalArgumentException if nothing was decided, or the value would be longer than {@link #LONGEST}
     */
    public String write(Choice choice) {
        Instant at = choice.at();
        if (at == null) {
            throw new IllegalArgumentException("choice must be decided");
        }
        StringJoiner granted = new StringJoiner(".");
        choice.granted().forEach((id, fingerprint) -> granted.add(id + '~' + fingerprint));
        String text = "v=1&rev=" + choice.revision() + "&at=" + at.getEpochSecond()
                + (choice.id() == null ? "" : "&id=" + choice.id()) + "&ok=" + granted;
        String value = text + SIGNATURE + keys.get().of(at).sign(signedBefore + text);
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the choice takes " + value.length() + " characters and must take at most " + LONGEST);
        }
        return value;
    }

    /** The choice that this value says at this time; {@link Choice#UNDECIDED} where it says none to be believed. */
    public Choice read(@Nullable String value, Instant now) {
        if (value == null || value.length() > LONGEST) {
            return Choice.UNDECIDED;
        }
        Matcher matcher = VALUE.matcher(value);
        if (!matcher.matches()) {
            return Choice.UNDECIDED;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(matcher.group(2)));
        Map<String, String> granted = granted(matcher.group(4));
        if (granted == null
                || granted.isEmpty() != (matcher.group(3) == null)
                || !isOfNow(at, now)
                || !signed(value.substring(0, value.lastIndexOf(SIGNATURE)), at, matcher.group(5))) {
            return Choice.UNDECIDED;
        }
        return new Choice(matcher.group(1), at, matcher.group(3), granted);
    }

    /** Whether a choice of this moment is believed at this time: neither from the future nor too long ago. */
    public boolean isOfNow(Instant at, Instant now) {
        return !at.isAfter(now.plus(CLOCK_SKEW)) && !at.plus(maxAge).isBefore(now);
    }

    /** The keys by which it is read at the moment; the very same object as long as they are the same. */
    public SigningKeys keys() {
        return keys.get();
    }

    private static @Nullable Map<String, String> granted(String text) {
        Map<String, String> granted = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return granted;
        }
        for (String part : text.split("\\.", -1)) {
            Matcher grant = GRANT.matcher(part);
            if (!grant.matches() || granted.put(grant.group(1), grant.group(2)) != null) {
                return null;
            }
        }
        return granted;
    }

    /** In a time that tells nothing about the right signature. */
    private boolean signed(String text, Instant at, String signature) {
        return MessageDigest.isEqual(
                keys.get().of(at).sign(signedBefore + text).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
    }
}
