// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.choice.cookie;

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
import org.cookiecharter.choice.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a choice as the value of the cookie {@code cookies_preferences}, and decodes it.
 *
 * <pre>v=1&amp;rev=3f2a9c1e&amp;at=1795430000&amp;id=…&amp;ok=statistics~a1b2c3.youtube~d4e5f6&amp;sig=…</pre>
 *
 * <p>The signature, by the {@linkplain SigningKeys key for the time of the choice}, covers everything before it. A
 * grant is valid only if this site issued it, so there is no consent without a proof, even if a script writes to {@code
 * document.cookie}. Decoding never throws: a value that is malformed, forged, oversized, from the future or expired is
 * no choice. The page decodes the same cookie by the same rules in {@code choice.js}, and both are tested by the same
 * vectors.
 *
 * <p>Thread-safe.
 */
public final class ChoiceCookie {
    /** The maximum length of a value in characters. Browsers accept four times as many for a whole cookie. */
    public static final int MAX_LENGTH = 1024;

    /**
     * The tolerated difference between clocks, because those of visitors and of cluster nodes differ. Signed values
     * were issued by this site, so a day does no harm.
     */
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private static final String SIGNATURE = "&sig=";
    private static final Pattern VALUE = Pattern.compile("v=1&rev=([0-9a-f]{8})&at=([0-9]{1,12})"
            + "(?:&id=([A-Za-z0-9_-]{22}))?&ok=([a-z0-9~.-]*)&sig=([A-Za-z0-9_-]{22})");
    private static final Pattern GRANT = Pattern.compile("([a-z0-9][a-z0-9-]{0,39})~([0-9a-f]{6})");

    private final Supplier<SigningKeys> keys;
    /** The text that is signed together with each choice, but not written. */
    private final String signedPrefix;

    private final Duration maxAge;

    /**
     * Creates the codec for a server with one site.
     *
     * @param keys the signing keys of the proof store, which are read for each use because they may change
     * @param maxAge the time for which a choice is valid
     */
    public ChoiceCookie(Supplier<SigningKeys> keys, Duration maxAge) {
        this(keys, "", maxAge);
    }

    /**
     * Creates the codec for one of several sites that share a proof store: a grant for one site is not valid for
     * another.
     *
     * @param keys the signing keys of the proof store, which are read for each use because they may change
     * @param site the name of the site, in ASCII; empty if it is the only one
     * @param maxAge the time for which a choice is valid
     */
    public ChoiceCookie(Supplier<SigningKeys> keys, String site, Duration maxAge) {
        this.keys = keys;
        this.signedPrefix = site.isEmpty() ? "" : site + ' ';
        this.maxAge = maxAge;
    }

    /**
     * Returns the cookie value of a choice.
     *
     * @throws IllegalArgumentException if the visitor has not decided, or if the value would be longer than {@link
     *     #MAX_LENGTH}
     */
    public String write(Choice choice) {
        Instant at = choice.at();
        if (at == null) {
            throw new IllegalArgumentException("choice must not be UNDECIDED");
        }
        StringJoiner granted = new StringJoiner(".");
        choice.granted().forEach((id, fingerprint) -> granted.add(id + '~' + fingerprint));
        String text = "v=1&rev=" + choice.revision() + "&at=" + at.getEpochSecond()
                + (choice.id() == null ? "" : "&id=" + choice.id()) + "&ok=" + granted;
        String value = text + SIGNATURE + keys.get().keyAt(at).sign(signedPrefix + text);
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the choice takes " + value.length() + " characters and must take at most " + MAX_LENGTH);
        }
        return value;
    }

    /**
     * Returns the choice in a cookie value, or {@link Choice#UNDECIDED} if the value contains no choice that is valid
     * at this time.
     */
    public Choice read(@Nullable String value, Instant now) {
        if (value == null || value.length() > MAX_LENGTH) {
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
                || !isValidAt(at, now)
                || !hasSignature(value.substring(0, value.lastIndexOf(SIGNATURE)), at, matcher.group(5))) {
            return Choice.UNDECIDED;
        }
        return new Choice(matcher.group(1), at, matcher.group(3), granted);
    }

    /** Returns whether a choice made at one time is valid at another: it is neither from the future nor too old. */
    public boolean isValidAt(Instant at, Instant now) {
        return !at.isAfter(now.plus(CLOCK_SKEW)) && !at.plus(maxAge).isBefore(now);
    }

    /** Returns the keys that are currently used for decoding; the same object as long as they are unchanged. */
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

    /**
     * Returns whether the signature is correct. The comparison takes constant time, so that it reveals nothing about
     * the correct signature.
     */
    private boolean hasSignature(String text, Instant at, String signature) {
        return MessageDigest.isEqual(
                keys.get().keyAt(at).sign(signedPrefix + text).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
    }
}
