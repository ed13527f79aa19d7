// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.choice.cookie;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.choice.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a choice as the value of the cookie {@code cookies_preferences}, and decodes it.
 *
 * <pre>v=1&amp;rev=3f2a9c1e&amp;at=1795430000&amp;until=1811068400&amp;id=…&amp;ok=statistics~a1b2c3.youtube~d4e5f6&amp;no=0a1b2c&amp;sig=…</pre>
 *
 * <p>{@code ok} lists what is granted, {@code until} the last second at which it is. {@code no} lists the fingerprints
 * of the refused services, six digits each, so that a later revision of the catalogue asks only about what is new; it is
 * empty if nothing is refused, or if the value would be too long. Refusals may last longer than grants: browsers delete
 * the cookie when they end.
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

    private static final int FINGERPRINT_LENGTH = 6;
    private static final String SIGNATURE = "&sig=";
    private static final Pattern VALUE = Pattern.compile("v=1&rev=([0-9a-f]{8})&at=([0-9]{1,12})"
            + "&until=([0-9]{1,12})"
            + "(?:&id=([A-Za-z0-9_-]{22}))?&ok=([a-z0-9~.-]*)&no=((?:[0-9a-f]{6})*)&sig=([A-Za-z0-9_-]{22})");
    private static final Pattern GRANT = Pattern.compile("([a-z0-9][a-z0-9-]{0,39})~([0-9a-f]{6})");

    private final Supplier<SigningKeys> keys;
    /** The text that is signed together with each choice, but not written. */
    private final String signedPrefix;

    private final Choice.Validity validity;

    /**
     * Creates the codec for a server with one site.
     *
     * @param keys the signing keys of the proof store, which are read for each use because they may change
     * @param validity how long a choice is valid
     */
    public ChoiceCookie(Supplier<SigningKeys> keys, Choice.Validity validity) {
        this(keys, "", validity);
    }

    /**
     * Creates the codec for one of several sites that share a proof store: a grant for one site is not valid for
     * another.
     *
     * @param keys the signing keys of the proof store, which are read for each use because they may change
     * @param site the name of the site, in ASCII; empty if it is the only one
     * @param validity how long a choice is valid
     */
    public ChoiceCookie(Supplier<SigningKeys> keys, String site, Choice.Validity validity) {
        this.keys = keys;
        this.signedPrefix = site.isEmpty() ? "" : site + ' ';
        this.validity = validity;
    }

    /**
     * Returns the cookie value of a choice. Its refusals are left out if the value would be longer than {@link
     * #MAX_LENGTH} with them: a refusal is never rejected.
     *
     * @throws IllegalArgumentException if the visitor has not decided, or if the value would be longer even so
     */
    public String write(Choice choice) {
        String value = encode(choice);
        if (value.length() > MAX_LENGTH) {
            value = encode(choice.withoutRefusals());
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "the choice takes " + value.length() + " characters and must take at most " + MAX_LENGTH);
        }
        return value;
    }

    private String encode(Choice choice) {
        Instant at = choice.at();
        Instant until = choice.until();
        if (at == null || until == null) {
            throw new IllegalArgumentException("choice must not be UNDECIDED");
        }
        StringJoiner granted = new StringJoiner(".");
        choice.granted().forEach((id, fingerprint) -> granted.add(id + '~' + fingerprint));
        String text = "v=1&rev=" + choice.revision() + "&at=" + at.getEpochSecond()
                + "&until=" + until.getEpochSecond()
                + (choice.id() == null ? "" : "&id=" + choice.id()) + "&ok=" + granted
                + "&no=" + String.join("", choice.refused());
        return text + SIGNATURE + keys.get().keyAt(at).sign(signedPrefix + text);
    }

    /**
     * Returns the choice in a cookie value, or {@link Choice#UNDECIDED} if the value contains no choice that is valid
     * at this time. If only its grants have expired, the choice contains the refusals alone.
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
        Map<String, String> granted = granted(matcher.group(5));
        if (granted == null
                || granted.isEmpty() != (matcher.group(4) == null)
                || at.isAfter(now.plus(CLOCK_SKEW))
                || !hasSignature(value.substring(0, value.lastIndexOf(SIGNATURE)), at, matcher.group(7))) {
            return Choice.UNDECIDED;
        }
        Instant until = Instant.ofEpochSecond(Long.parseLong(matcher.group(3)));
        Set<String> refused = refused(matcher.group(6));
        if (!now.isAfter(until)) {
            return new Choice(matcher.group(1), at, until, matcher.group(4), granted, refused);
        }
        Instant endOfRefusals = validity.endOfRefusals(at);
        return granted.isEmpty() || refused.isEmpty() || now.isAfter(endOfRefusals)
                ? Choice.UNDECIDED
                : new Choice("", at, endOfRefusals, null, Map.of(), refused);
    }

    /** Returns whether reading the value of a decided choice again would have the same result at this time. */
    public boolean isValidAt(Choice choice, Instant now) {
        Instant at = choice.at();
        Instant until = choice.until();
        return at != null && until != null && !at.isAfter(now.plus(CLOCK_SKEW)) && !now.isAfter(until);
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

    private static Set<String> refused(String text) {
        Set<String> refused = new LinkedHashSet<>();
        for (int i = 0; i < text.length(); i += FINGERPRINT_LENGTH) {
            refused.add(text.substring(i, i + FINGERPRINT_LENGTH));
        }
        return refused;
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
