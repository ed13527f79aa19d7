// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.consent.Decision;
import org.cookiecharter.cookie.SetCookie;
import org.cookiecharter.decision.CookiePolicy;

/** The choice of a visitor of a test, and the cookies that it allows. Immutable. */
public final class TestChoice {
    private final CookiePolicy policy;
    private final Choice choice;
    private final String cookie;

    TestChoice(CookiePolicy policy, Choice choice, String cookie) {
        this.policy = policy;
        this.choice = choice;
        this.cookie = cookie;
    }

    /**
     * Returns the consent cookie as a value of the {@code Cookie} request header: its name, an equals sign and its
     * value. Empty if the visitor has not chosen.
     */
    public String cookie() {
        return cookie;
    }

    /**
     * Returns the cookies that this choice does not allow, as sentences that name the cookie and the fix.
     *
     * @param setCookies the values of the {@code Set-Cookie} headers of a response
     */
    public List<String> violations(Collection<String> setCookies) {
        List<String> violations = new ArrayList<>();
        for (String text : setCookies) {
            SetCookie set = SetCookie.of(text);
            CookieDeclaration declaration = policy.declaration(set.pair());
            Decision decision = policy.decide(set.pair(), declaration, choice, false);
            if (decision.isAllowed() || set.isDeletion(Instant.now())) {
                continue;
            }
            violations.add(
                    declaration == null
                            ? DeclarationLine.undeclared(set.name(), DeclarationLine.of(set))
                            : "The response sets the cookie \"" + set.name() + "\" of the service \""
                                    + declaration.service().id() + "\" without consent: " + decision.reason() + ".");
        }
        return violations;
    }

    /**
     * Asserts that a response sets only cookies that the catalogue declares and this choice allows. Deletions are
     * always allowed.
     *
     * @param setCookies the values of the {@code Set-Cookie} headers of the response
     * @throws AssertionError if it sets others; the message names each of them, and the line to add to the catalogue
     */
    public void assertAllows(Collection<String> setCookies) {
        List<String> violations = violations(setCookies);
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join("\n", violations));
        }
    }
}
