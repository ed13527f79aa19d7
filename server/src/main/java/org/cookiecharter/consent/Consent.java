// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import org.cookiecharter.choice.Choice;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * The consent of the visitor of one exchange.
 *
 * <pre>{@code if (Consent.of(request).allows("statistics")) { … }}</pre>
 *
 * <p>A servlet reads it from the request attribute {@link #ATTRIBUTE}. Safe for use by the threads of its exchange.
 */
public interface Consent {
    /** The name of the request attribute that contains the {@code Consent}. */
    String ATTRIBUTE = "org.cookiecharter.consent";

    /**
     * Returns the consent of an exchange.
     *
     * @param request any Jetty request
     * @throws IllegalStateException if the request did not pass through a consent handler
     */
    static Consent of(Attributes request) {
        return require(request.getAttribute(ATTRIBUTE));
    }

    /**
     * Returns the consent of an exchange.
     *
     * @throws IllegalStateException if the request did not pass through a consent handler or filter
     */
    static Consent of(SiteRequest request) {
        return require(request.attribute(ATTRIBUTE));
    }

    private static Consent require(@Nullable Object attribute) {
        if (attribute instanceof Consent consent) {
            return consent;
        }
        throw new IllegalStateException(
                "the request did not pass through a ConsentHandler; insert one outside this handler");
    }

    /**
     * Returns whether this category or service is allowed for this visitor now; false for an id that is not declared.
     */
    boolean allows(String id);

    /** Returns the visitor's choice, or {@link Choice#UNDECIDED} if there is none. */
    Choice choice();

    /** Returns whether the browser sends {@code Sec-GPC: 1}. */
    boolean gpc();

    /** Returns whether the banner asks this visitor for a choice. */
    boolean isChoiceNeeded();

    /**
     * States which account is logged in on the visitor's device, so that its choice applies on all devices of the
     * account. Requires {@code setAccountChoices(true)} of the settings.
     *
     * <pre>{@code Consent.of(request).account(user == null ? null : user.id());}</pre>
     *
     * <p>Call it for each page, with null for visitors who are not logged in; at least at login and, with null, at
     * logout. Call it before the response is committed, because it sets two cookies that last as long as the browser
     * session. From then on, in this exchange too, the choice of the account applies if there is one, and otherwise
     * that of the device, which stays unchanged and applies again after logout. A choice that the visitor makes while
     * logged in is the account's: a grant, a refusal or a withdrawal.
     *
     * <p>Only a keyed hash of the pseudonym is stored. The call reads the proof store if it has not read this account
     * in the last five seconds, and blocks meanwhile; if the store cannot be read, the last choice that the device has
     * stays in effect. With null, it reads nothing.
     *
     * @param pseudonym the account, by a name that never changes and never belongs to another person, such as its
     *     number in the application's database; null if nobody is logged in
     * @throws IllegalStateException if the site has no choices of accounts
     */
    void account(@Nullable String pseudonym);
}
