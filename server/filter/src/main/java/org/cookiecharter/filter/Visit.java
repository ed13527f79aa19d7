// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Set;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.consent.SetCookieFields;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.http.Site;
import org.cookiecharter.http.Sites;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** One exchange with a visitor, through all of its dispatches: an error page belongs to the request that failed. */
final class Visit {
    private static final String ATTRIBUTE = "org.cookiecharter.filter.visit";

    private final Site site;
    private final Arrival arrival;
    private final Consent consent;
    private final boolean hides;
    /** The cookies of heads that the container has got already; it may keep them for the page of an error. */
    private final Set<String> given = new HashSet<>();

    private Visit(Site site, Arrival arrival, Consent consent) {
        this.site = site;
        this.arrival = arrival;
        this.consent = consent;
        this.hides = site.hides(consent, arrival);
    }

    /** The visit that this request belongs to; a new one where it is the first dispatch. */
    static Visit of(HttpServletRequest request, Sites sites) {
        if (request.getAttribute(ATTRIBUTE) instanceof Visit visit) {
            return visit;
        }
        Arrival arrival = Arrival.of(request);
        Site site = sites.of(arrival.host());
        Consent consent = site.read(arrival.headers(), false, null);
        Visit visit = new Visit(site, arrival, consent);
        request.setAttribute(ATTRIBUTE, visit);
        request.setAttribute(Consent.ATTRIBUTE, consent);
        return visit;
    }

    Site site() {
        return site;
    }

    Arrival arrival() {
        return arrival;
    }

    Consent consent() {
        return consent;
    }

    /** Whether any cookie is to be hidden from the application. */
    boolean hides() {
        return hides;
    }

    /** What is done to pages of the application; null for nothing. */
    @Nullable
    PageRewriter pages() {
        return site.pages();
    }

    /** Whether the container may be given this {@code Set-Cookie} field as it is. */
    boolean passes(String setCookie) {
        return site.cookies().passes(setCookie, arrival, consent);
    }

    /** Counts a cookie that the container got and does not show any more. */
    void note(String setCookie) {
        site.cookies().filter(HttpFields.build().add(HttpHeader.SET_COOKIE, setCookie), arrival, consent, true);
    }

    /** Holds the fields of an answer that is about to be sent to the catalogue and the choice. */
    synchronized void hold(HttpFields.Mutable fields) {
        HttpFields.Mutable known = HttpFields.build();
        if (!given.isEmpty()) {
            SetCookieFields.remove(fields, field -> {
                boolean is = SetCookieFields.isOne(field) && given.contains(field.getValue());
                if (is) {
                    known.add(field);
                }
                return is;
            });
        }
        if (known.size() == 0) {
            site.cookies().hold(fields, arrival, consent);
        } else {
            // The head of an earlier try: what it removes is in it.
            site.cookies().filter(fields, arrival, consent, true);
            fields.add(known);
        }
        for (HttpField field : SetCookieFields.of(fields)) {
            given.add(String.valueOf(field.getValue()));
        }
    }

    /**
     * Counts it where it is the first page of a visit, when the head of the answer is on its way.
     *
     * @param status of the answer
     * @param fields of the answer
     */
    void see(int status, HttpFields fields) {
        if (site.beginsVisit(arrival, status, fields)) {
            site.see(consent);
        }
    }

    /** Tells who listens, when the head of the answer is on its way. */
    void tell() {
        site.tell(arrival, consent);
    }
}
