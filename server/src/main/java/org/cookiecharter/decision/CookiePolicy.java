// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.consent.Decision;
import org.cookiecharter.cookie.CookiePair;
import org.jspecify.annotations.Nullable;

/**
 * Decides which cookies are allowed by a choice under a catalogue. All decisions are made here.
 *
 * @param catalogue the catalogue
 * @param consentCookieName the name of the cookie that contains the choice, which is always allowed
 * @param allowUndeclared whether cookies that the catalogue does not declare are allowed; by default, they are blocked
 * @param hasAccounts whether the site has choices of accounts, whose two cookies are consent cookies too
 * @param rule the rule for the visitor's region; null if the catalogue makes no difference between regions
 */
public record CookiePolicy(
        Catalogue catalogue,
        String consentCookieName,
        boolean allowUndeclared,
        boolean hasAccounts,
        @Nullable RegionRule rule) {

    /** Creates the policy of a site without accounts, for visitors whose region is unknown. */
    public CookiePolicy(Catalogue catalogue, String consentCookieName, boolean allowUndeclared) {
        this(catalogue, consentCookieName, allowUndeclared, false);
    }

    /** Creates the policy for visitors whose region is unknown. */
    public CookiePolicy(Catalogue catalogue, String consentCookieName, boolean allowUndeclared, boolean hasAccounts) {
        this(catalogue, consentCookieName, allowUndeclared, hasAccounts, catalogue.regionRule(null));
    }

    /** Returns the policy for the visitors to whom a rule applies. */
    public CookiePolicy under(RegionRule otherRule) {
        return new CookiePolicy(catalogue, consentCookieName, allowUndeclared, hasAccounts, otherRule);
    }

    /**
     * Decides whether a cookie may be set and read.
     *
     * @param name the name under which the browser returns the cookie; empty for a cookie without one
     * @param gpc whether the browser sends {@code Sec-GPC: 1}, which is an objection to some categories until the visitor
     *     decides otherwise
     */
    public Decision decide(String name, Choice choice, boolean gpc) {
        return isConsentCookie(name) ? Decision.CONSENT_COOKIE : decide(name, declaration(name), choice, gpc);
    }

    /** Decides on a cookie that a browser sent. */
    public Decision decide(CookiePair cookie, Choice choice, boolean gpc) {
        return decide(cookie, declaration(cookie), choice, gpc);
    }

    /** Decides on a cookie that a browser sent, if its {@link #declaration} is already known. */
    public Decision decide(CookiePair cookie, @Nullable CookieDeclaration declaration, Choice choice, boolean gpc) {
        return isConsentCookie(cookie) ? Decision.CONSENT_COOKIE : decide(declaration, choice, gpc);
    }

    /** Decides on a cookie by its name, if its {@link #declaration} is already known. */
    public Decision decide(String name, @Nullable CookieDeclaration declaration, Choice choice, boolean gpc) {
        return isConsentCookie(name) ? Decision.CONSENT_COOKIE : decide(declaration, choice, gpc);
    }

    /** Returns whether a cookie would replace a consent cookie, which only this software may set. */
    public boolean isReserved(CookiePair cookie) {
        return cookie.mayBeNamed(consentCookieName)
                || (hasAccounts && (cookie.mayBeNamed(accountCookieName()) || cookie.mayBeNamed(loginCookieName())));
    }

    /** Returns the name of the cookie with the choice of an account. */
    public String accountCookieName() {
        return consentCookieName + "_account";
    }

    /** Returns the name of the cookie with the account that is logged in. */
    public String loginCookieName() {
        return consentCookieName + "_login";
    }

    /** Returns whether a cookie that a browser sent contains a choice, or the login to which one belongs. */
    public boolean isConsentCookie(CookiePair cookie) {
        return cookie.isNamed(consentCookieName)
                || (hasAccounts && (cookie.isNamed(accountCookieName()) || cookie.isNamed(loginCookieName())));
    }

    /** Returns whether a choice, or the login to which one belongs, is stored under this name. */
    public boolean isConsentCookie(String name) {
        return name.equals(consentCookieName)
                || (hasAccounts && (name.equals(accountCookieName()) || name.equals(loginCookieName())));
    }

    private Decision decide(@Nullable CookieDeclaration declaration, Choice choice, boolean gpc) {
        if (declaration == null) {
            return allowUndeclared ? Decision.UNDECLARED_ALLOWED : Decision.UNDECLARED;
        }
        return decide(declaration.category(), declaration.service(), choice, gpc);
    }

    /** Returns the declaration of a cookie name, or null if it is not declared. */
    public @Nullable CookieDeclaration declaration(String name) {
        return catalogue.declaration(Storage.COOKIE, name);
    }

    /** Returns the declaration of a cookie that was received or is being set, or null if it is not declared. */
    public @Nullable CookieDeclaration declaration(CookiePair cookie) {
        return cookie.declaration(catalogue);
    }

    /** Returns whether a category or service may be used; false for an id that the catalogue does not contain. */
    public boolean allows(String id, Choice choice, boolean gpc) {
        Service service = catalogue.service(id);
        Category category = service == null ? catalogue.category(id) : service.category();
        return category != null && decide(category, service, choice, gpc).isAllowed();
    }

    /**
     * Returns whether the banner asks a visitor for a choice: one who has not chosen, unless the browser objects to some
     * category, and one who has not decided on something that is new in the catalogue. A visitor who has chosen once is
     * asked again even if the browser objects, because the signal only stands in for a choice. Nobody is asked if there
     * is nothing to choose, nor, before the first choice, in a region in which nothing needs agreement.
     */
    public boolean isChoiceNeeded(Choice choice, boolean gpc) {
        return (choice.isDecided() || !((gpc && catalogue.appliesGpc()) || isOptOutRegion()))
                && !choice.undecidedCategories(catalogue).isEmpty();
    }

    private boolean isOptOutRegion() {
        return rule != null && !rule.isOptIn(catalogue.choosableCategories());
    }

    private Decision decide(Category category, @Nullable Service service, Choice choice, boolean gpc) {
        ConsentRequirement requirement = category.consent(rule);
        if (requirement == ConsentRequirement.EXEMPT) {
            return Decision.EXEMPT;
        }
        if (!choice.isDecided()) {
            if (requirement == ConsentRequirement.OPT_OUT) {
                return gpc && category.gpc() ? Decision.GPC : Decision.OPT_OUT_DEFAULT;
            }
            return Decision.UNDECIDED;
        }
        if (choice.grants(category.id(), catalogue) || (service != null && choice.grants(service.id(), catalogue))) {
            return Decision.GRANTED;
        }
        return !choice.isStale(catalogue) || isRefused(category, service, choice) ? Decision.REFUSED : Decision.STALE;
    }

    private boolean isRefused(Category category, @Nullable Service service, Choice choice) {
        return service == null ? choice.isDecidedOn(category, catalogue) : choice.refuses(service.id(), catalogue);
    }
}
