// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.choice.Choice;
import org.jspecify.annotations.Nullable;

/**
 * What a choice means under a catalogue: the one place that decides.
 *
 * @param catalogue what is declared
 * @param ownCookie the name of the cookie that holds the choice, which is always kept
 * @param allowUndeclared whether cookies that the catalogue does not name are kept; blocked by default
 */
public record CookiePolicy(Catalogue catalogue, String ownCookie, boolean allowUndeclared) {

    /**
     * Whether this cookie may be set and seen.
     *
     * @param name what the browser sends back as its name; empty for a cookie without one
     * @param gpc whether the browser says {@code Sec-GPC: 1}, an objection until the visitor chooses otherwise
     */
    public Decision decide(String name, Choice choice, boolean gpc) {
        return name.equals(ownCookie) ? Decision.CONSENT_COOKIE : decide(name, declaration(name), choice, gpc);
    }

    /** The same of a cookie that a browser sent. */
    public Decision decide(CookiePair cookie, Choice choice, boolean gpc) {
        return decide(cookie, declaration(cookie), choice, gpc);
    }

    /** The same where {@link #declaration} has been asked before. */
    public Decision decide(CookiePair cookie, @Nullable CookieDeclaration declaration, Choice choice, boolean gpc) {
        return cookie.isNamed(ownCookie) ? Decision.CONSENT_COOKIE : decide(declaration, choice, gpc);
    }

    /** The same by name. */
    public Decision decide(String name, @Nullable CookieDeclaration declaration, Choice choice, boolean gpc) {
        return name.equals(ownCookie) ? Decision.CONSENT_COOKIE : decide(declaration, choice, gpc);
    }

    /** Whether this cookie takes the place of the consent cookie, which the endpoint of the choice alone may set. */
    public boolean isReserved(CookiePair cookie) {
        return cookie.mayBeNamed(ownCookie);
    }

    private Decision decide(@Nullable CookieDeclaration declaration, Choice choice, boolean gpc) {
        if (declaration == null) {
            return allowUndeclared ? Decision.UNDECLARED_ALLOWED : Decision.UNDECLARED;
        }
        return decide(declaration.category(), declaration.service(), choice, gpc);
    }

    /** What is declared for a cookie of this name; null if nothing is. */
    public @Nullable CookieDeclaration declaration(String name) {
        return catalogue.declaration(Storage.COOKIE, name);
    }

    /** The same for the name of a cookie that came, or is set. */
    public @Nullable CookieDeclaration declaration(CookiePair cookie) {
        return cookie.declaration(catalogue);
    }

    /** Whether this category or service may be used; false for an id that the catalogue lacks. */
    public boolean allows(String id, Choice choice, boolean gpc) {
        Service service = catalogue.service(id);
        Category category = catalogue.category(service == null ? id : service.category());
        return category != null && decide(category, service, choice, gpc).isAllowed();
    }

    private Decision decide(Category category, @Nullable Service service, Choice choice, boolean gpc) {
        if (category.consent() == ConsentRequirement.EXEMPT) {
            return Decision.EXEMPT;
        }
        if (!choice.decided()) {
            if (category.consent() == ConsentRequirement.OPT_OUT) {
                return gpc ? Decision.GPC : Decision.OPT_OUT_DEFAULT;
            }
            return Decision.UNDECIDED;
        }
        if (choice.grants(category.id(), catalogue) || (service != null && choice.grants(service.id(), catalogue))) {
            return Decision.GRANTED;
        }
        return choice.stale(catalogue) ? Decision.STALE : Decision.REFUSED;
    }
}
