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
}
