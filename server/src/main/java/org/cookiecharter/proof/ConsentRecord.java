// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cookiecharter.choice.ChoiceMethod;
import org.jspecify.annotations.Nullable;

/**
 * That one choice was made: what a controller must be able to demonstrate (GDPR art. 7(1)), and no more than that
 * (art. 5(1)(c)): by default neither an address nor a browser's name. Immutable; the lists are copied.
 *
 * @param id what ties the record to the visitor's cookie, 128 random bits in base64url (22 characters). Never null if
 *     something is granted, but for a single use ({@link ChoiceMethod#ONCE}), which sets no cookie. Null for the refusal
 *     of someone who had granted nothing, since a refusal leaves no identifier; a withdrawal may keep the id of the grant
 *     that it ends
 * @param at when, by the server's clock; cut to the second, which is what the cookie holds
 * @param until until when the choice is believed, unless the visitor makes another before; {@code at} itself for what
 *     leaves nothing behind, a withdrawal or a single use
 * @param host the host that was asked, with its port if it has one; 1 to 255 visible ASCII characters
 * @param revision the revision of the catalogue that was shown; 8 lower-case hex digits
 * @param language the language that it was shown in, as a BCP 47 tag
 * @param banner the version of the banner's script that was served; 16 lower-case hex digits
 * @param shown the hash of all that was shown, {@link NoticeSnapshot#hash}
 * @param granted the ids of the granted categories and services, each once
 * @param refused the ids of the refused categories and services, each once and none of them granted
 * @param method by which act
 * @param client what is kept of the visitor's address; null, as by default, for nothing. 1 to 64 visible ASCII characters
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
    private static final Pattern VISITOR = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern HOST = Pattern.compile("[!-~]{1,255}");
    private static final Pattern REVISION = Pattern.compile("[0-9a-f]{8}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,7}");
    private static final Pattern BANNER = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern SHOWN = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CLIENT = Pattern.compile("[!-~]{1,64}");
    private static final Pattern CHOOSABLE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** @throws IllegalArgumentException if a component breaks its rule */
    public ConsentRecord {
        at = at.truncatedTo(ChronoUnit.SECONDS);
        until = until.truncatedTo(ChronoUnit.SECONDS);
        granted = List.copyOf(granted);
        refused = List.copyOf(refused);
        if (id != null) {
            require(VISITOR, "id", id, "22 characters of A-Z, a-z, 0-9, - and _");
        } else if (!granted.isEmpty() && method != ChoiceMethod.ONCE) {
            throw new IllegalArgumentException("id (null) must be there where something is granted: " + granted);
        }
        require(HOST, "host", host, "1 to 255 visible ASCII characters");
        require(REVISION, "revision", revision, "8 lower-case hex digits");
        require(LANGUAGE, "language", language, "a language tag, such as fr or pt-BR");
        require(BANNER, "banner", banner, "16 lower-case hex digits");
        require(SHOWN, "shown", shown, "64 lower-case hex digits");
        if (client != null) {
            require(CLIENT, "client", client, "1 to 64 visible ASCII characters");
        }
        if (until.isBefore(at)) {
            throw new IllegalArgumentException("until (" + until + ") must not be before at (" + at + ")");
        }
        Set<String> seen = new HashSet<>();
        granted.forEach(one -> requireNew(seen, "granted", one));
        refused.forEach(one -> requireNew(seen, "refused", one));
    }

    private static void requireNew(Set<String> seen, String component, String id) {
        require(CHOOSABLE, component, id, "1 to 40 characters of a-z, 0-9 and -, the first no -");
        if (!seen.add(id)) {
            throw new IllegalArgumentException(component + " (" + id + ") must be granted or refused only once");
        }
    }

    private static void require(Pattern rule, String component, String value, String allowed) {
        if (!rule.matcher(value).matches()) {
            throw new IllegalArgumentException(component + " (" + value + ") must be " + allowed);
        }
    }
}
