// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.ChoiceCookie;
import org.cookiecharter.choice.SigningKeys;
import org.cookiecharter.decision.CookieHeader;
import org.cookiecharter.decision.CookiePair;
import org.cookiecharter.decision.CookiePolicy;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a request what its visitor agreed to.
 *
 * @param choiceCookie what reads the choice
 */
public record ConsentReader(
        CookiePolicy policy, ChoiceCookie choiceCookie, Clock clock, CookieMetrics metrics, UsageStats usageStats) {

    /** Most visitors send no more cookies. */
    private static final int USUAL = 4;

    /**
     * Reads it.
     *
     * @param takesCommas whether the server reads cookies as RFC 2965 had them
     * @param connection what belongs to the connection, to read the same cookies once; null if none is known
     */
    public Consent read(HttpFields headers, boolean takesCommas, @Nullable Attributes connection) {
        HttpField cookies = null;
        boolean several = false;
        boolean gpc = false;
        for (HttpField field : headers) {
            if (field.getHeader() == HttpHeader.COOKIE) {
                several = cookies != null;
                cookies = field;
            } else if (field.getName().equalsIgnoreCase("Sec-GPC") && "1".equals(field.getValue())) {
                gpc = true;
            }
        }
        RequestCookies sent;
        if (cookies == null) {
            sent = RequestCookies.none(gpc);
        } else if (several || connection == null) {
            sent = read(headers, takesCommas, gpc);
        } else {
            sent = read(String.valueOf(cookies.getValue()), takesCommas, gpc, connection);
        }
        return new Consent(policy, sent, metrics, usageStats);
    }

    /**
     * Applies a choice that was recorded in this exchange, so that it holds for its own response already.
     *
     * @param consentCookie the header that sets the choice: no other one of its name passes
     */
    public static void chosen(Consent consent, Choice made, HttpField consentCookie) {
        consent.choose(made, String.valueOf(consentCookie.getValue()));
    }

    /** The same where all of them stand in one field, as browsers send them. */
    private RequestCookies read(String field, boolean takesCommas, boolean gpc, Attributes connection) {
        RequestCookies known = RequestCookieCache.recall(connection, this, field, takesCommas, gpc);
        if (known != null) {
            return known;
        }
        // Asked for before they are used: keys that come in between are other ones.
        SigningKeys keys = choiceCookie.keys();
        List<CookiePair> pairs = new ArrayList<>(USUAL);
        CookieHeader.read(field, 0, takesCommas, pairs);
        RequestCookies sent = RequestCookies.of(policy, pairs, choice(pairs), gpc);
        // What is not believed now may be later, where clocks differ.
        if (sent.choice().isDecided() || !anyIsOwn(pairs)) {
            new RequestCookieCache(this, field, takesCommas, keys, sent).keep(connection);
        }
        return sent;
    }

    private RequestCookies read(HttpFields headers, boolean takesCommas, boolean gpc) {
        List<CookiePair> pairs = new ArrayList<>(USUAL);
        int fields = 0;
        for (HttpField field : headers) {
            if (field.getHeader() == HttpHeader.COOKIE) {
                CookieHeader.read(String.valueOf(field.getValue()), fields++, takesCommas, pairs);
            }
        }
        return RequestCookies.of(policy, pairs, choice(pairs), gpc);
    }

    private boolean anyIsOwn(List<CookiePair> pairs) {
        for (CookiePair pair : pairs) {
            if (pair.isNamed(policy.consentCookieName())) {
                return true;
            }
        }
        return false;
    }

    /** The first of its cookies that this site signed: another one of the same name may come from a wider domain. */
    private Choice choice(List<CookiePair> sent) {
        for (CookiePair pair : sent) {
            if (pair.isNamed(policy.consentCookieName())) {
                Choice choice = choiceCookie.read(pair.value(), clock.instant());
                if (choice.isDecided()) {
                    return choice;
                }
            }
        }
        return Choice.UNDECIDED;
    }
}
