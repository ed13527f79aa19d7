// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.time.Clock;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.cookie.ChoiceCookie;
import org.cookiecharter.choice.cookie.SigningKeys;
import org.cookiecharter.decision.CookiePolicy;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * A cache entry with the last cookies of one connection. A browser sends the same cookies with a page, its style sheets
 * and its images; the cache avoids parsing them, and verifying the signature of the choice, again. It is stored with
 * the connection, so it contains no cookie longer than the server has the connection open.
 *
 * @param policy the policy that decided on them, for one version of one site
 * @param choiceCookie the codec that read and verified the choice
 * @param header the value of the only {@code Cookie} header field
 * @param allowsCommas how it was parsed
 * @param keys the keys that verified the choice: with other keys the result may differ
 */
record RequestCookieCache(
        CookiePolicy policy,
        ChoiceCookie choiceCookie,
        String header,
        boolean allowsCommas,
        SigningKeys keys,
        RequestCookies cookies) {
    private static final String ATTRIBUTE = RequestCookieCache.class.getName();
    /** Maximum number of cookies in an entry. Only a hostile client sends more, and they are not cached. */
    private static final int MAX_COOKIES = 64;

    /** Returns the entry of a connection, or null if there is none. */
    static @Nullable RequestCookieCache find(Attributes connection) {
        return connection.getAttribute(ATTRIBUTE) instanceof RequestCookieCache entry ? entry : null;
    }

    /** Stores this entry in place of the previous one. */
    void store(Attributes connection) {
        if (cookies.pairs().size() <= MAX_COOKIES) {
            connection.setAttribute(ATTRIBUTE, this);
        }
    }

    /** Returns whether reading a header field now would have the result that is cached. */
    @SuppressWarnings("ReferenceEquality") // The same policy, codec and keys: equal ones may have another result.
    boolean isFor(
            CookiePolicy currentPolicy,
            ChoiceCookie currentCodec,
            String currentHeader,
            boolean currentCommas,
            boolean gpc,
            Clock clock) {
        return policy == currentPolicy
                && choiceCookie == currentCodec
                && header.equals(currentHeader)
                && allowsCommas == currentCommas
                && cookies.gpc() == gpc
                && keys == choiceCookie.keys()
                && isValid(clock);
    }

    /** Returns whether the choice is still valid, since a choice expires. */
    private boolean isValid(Clock clock) {
        Choice choice = cookies.choice();
        return !choice.isDecided() || choiceCookie.isValidAt(choice, clock.instant());
    }
}
