// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.ChoiceCookie;
import org.cookiecharter.decision.CookieHeader;
import org.cookiecharter.decision.CookiePair;
import org.cookiecharter.decision.CookiePolicy;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a request what its visitor agreed to.
 *
 * @param choiceCookie what reads the choice; null believes none
 */
record ConsentReader(
        CookiePolicy policy,
        @Nullable ChoiceCookie choiceCookie,
        Clock clock,
        CookieCounters counters,
        Sightings sightings) {

    /** Most visitors send no more cookies. */
    private static final int USUAL = 4;

    /** @param takesCommas whether the server reads cookies as RFC 2965 had them */
    Consent read(HttpFields headers, boolean takesCommas) {
        List<CookiePair> sent = null;
        int fields = 0;
        boolean gpc = false;
        for (HttpField field : headers) {
            if (field.getHeader() == HttpHeader.COOKIE) {
                sent = sent == null ? new ArrayList<>(USUAL) : sent;
                CookieHeader.read(String.valueOf(field.getValue()), fields++, takesCommas, sent);
            } else if (field.getName().equalsIgnoreCase("Sec-GPC") && "1".equals(field.getValue())) {
                gpc = true;
            }
        }
        return sent == null
                ? new Consent(policy, Choice.UNDECIDED, gpc, List.of(), counters, sightings)
                : new Consent(policy, choice(sent), gpc, sent, counters, sightings);
    }

    /** The first of its cookies that this site signed: another one of the same name may come from a wider domain. */
    private Choice choice(List<CookiePair> sent) {
        for (CookiePair pair : sent) {
            if (choiceCookie != null && pair.isNamed(policy.ownCookie())) {
                Choice choice = choiceCookie.read(pair.value(), clock.instant());
                if (choice.decided()) {
                    return choice;
                }
            }
        }
        return Choice.UNDECIDED;
    }
}
