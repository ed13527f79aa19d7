// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.account.AccountSession;
import org.cookiecharter.account.SiteAccounts;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.cookie.ChoiceCookie;
import org.cookiecharter.choice.cookie.SigningKeys;
import org.cookiecharter.cookie.CookieHeader;
import org.cookiecharter.cookie.CookiePair;
import org.cookiecharter.decision.CookiePolicy;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * A reader of the visitor's consent from the header fields of a request.
 *
 * @param policies the policy for each region
 * @param choiceCookie reads and verifies the consent cookie
 * @param accounts the choices of accounts; null if the site has none
 */
public record ConsentReader(
        RegionPolicies policies,
        ChoiceCookie choiceCookie,
        Clock clock,
        CookieEventLog eventLog,
        UsageStats usageStats,
        @Nullable SiteAccounts accounts) {

    /** Initial capacity of a list of cookies: most visitors send no more. */
    private static final int TYPICAL_COUNT = 4;

    /**
     * Reads the consent of a request.
     *
     * @param allowsCommas whether the server parses cookies by RFC 2965, which separates them by commas too
     * @param connection the attributes of the connection, in which the last cookies are cached; null if not known
     */
    public ExchangeConsent read(HttpFields headers, boolean allowsCommas, @Nullable Attributes connection) {
        HttpField cookies = null;
        boolean isRepeated = false;
        boolean gpc = false;
        for (HttpField field : headers) {
            if (field.getHeader() == HttpHeader.COOKIE) {
                isRepeated = cookies != null;
                cookies = field;
            } else if (field.getName().equalsIgnoreCase("Sec-GPC") && "1".equals(field.getValue())) {
                gpc = true;
            }
        }
        CookiePolicy policy = policies.policy(headers);
        RequestCookies sent;
        if (cookies == null) {
            sent = RequestCookies.none(gpc);
        } else if (isRepeated || connection == null) {
            sent = read(headers, allowsCommas, gpc, policy);
        } else {
            sent = read(String.valueOf(cookies.getValue()), allowsCommas, gpc, connection, policy);
        }
        return new ExchangeConsent(policy, sent, eventLog, usageStats, accounts == null ? null : this);
    }

    /** Returns the account in an exchange, on a site with accounts; null on another. */
    @Nullable
    AccountSession accountSession(List<CookiePair> cookies) {
        return accounts == null ? null : accounts.session(cookies, deviceChoice(cookies));
    }

    /**
     * Applies a choice that was recorded in this exchange, so that it is effective in the same response.
     *
     * @param consentCookie the header field that sets the choice; any other with that cookie name is blocked
     */
    public static void applyChoice(ExchangeConsent consent, Choice choice, HttpField consentCookie) {
        consent.choose(choice, String.valueOf(consentCookie.getValue()));
    }

    /** Reads cookies that arrive in one header field, as browsers send them. */
    private RequestCookies read(
            String field, boolean allowsCommas, boolean gpc, Attributes connection, CookiePolicy policy) {
        RequestCookieCache cached = RequestCookieCache.find(connection);
        if (cached != null && cached.isFor(policy, choiceCookie, field, allowsCommas, gpc, clock)) {
            return cached.cookies();
        }
        // Read before use, so that a later change of the keys invalidates the cached entry.
        SigningKeys keys = choiceCookie.keys();
        List<CookiePair> pairs = new ArrayList<>(TYPICAL_COUNT);
        CookieHeader.read(field, 0, allowsCommas, pairs);
        RequestCookies sent = RequestCookies.of(policy, pairs, choice(pairs), gpc);
        // A choice that is not valid now may become valid, if clocks differ.
        if (sent.choice().isDecided() || !hasConsentCookie(pairs)) {
            new RequestCookieCache(policy, choiceCookie, field, allowsCommas, keys, sent).store(connection);
        }
        return sent;
    }

    private RequestCookies read(HttpFields headers, boolean allowsCommas, boolean gpc, CookiePolicy policy) {
        List<CookiePair> pairs = new ArrayList<>(TYPICAL_COUNT);
        int fields = 0;
        for (HttpField field : headers) {
            if (field.getHeader() == HttpHeader.COOKIE) {
                CookieHeader.read(String.valueOf(field.getValue()), fields++, allowsCommas, pairs);
            }
        }
        return RequestCookies.of(policy, pairs, choice(pairs), gpc);
    }

    private boolean hasConsentCookie(List<CookiePair> pairs) {
        for (CookiePair pair : pairs) {
            if (policies.strictest().isConsentCookie(pair)) {
                return true;
            }
        }
        return false;
    }

    private Choice choice(List<CookiePair> sent) {
        Choice accountChoice = accounts == null ? Choice.UNDECIDED : accounts.readChoice(sent);
        return accountChoice.isDecided() ? accountChoice : deviceChoice(sent);
    }

    /** Returns the first choice that this site signed: another cookie of the same name may belong to a wider domain. */
    private Choice deviceChoice(List<CookiePair> sent) {
        for (CookiePair pair : sent) {
            if (pair.isNamed(policies.strictest().consentCookieName())) {
                Choice choice = choiceCookie.read(pair.value(), clock.instant());
                if (choice.isDecided()) {
                    return choice;
                }
            }
        }
        return Choice.UNDECIDED;
    }
}
