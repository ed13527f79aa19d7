// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Set;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.consent.SetCookieHeaders;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.http.Site;
import org.cookiecharter.http.Sites;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** One exchange with a visitor, through all of its dispatches: an error page belongs to the request that failed. */
final class ConsentExchange {
    private static final String ATTRIBUTE = "org.cookiecharter.filter.exchange";

    private final Site site;
    private final OriginalRequest original;
    private final Consent consent;
    private final boolean hides;
    /** The cookies of heads that the container has got already; it may keep them for the page of an error. */
    private final Set<String> given = new HashSet<>();

    private ConsentExchange(Site site, OriginalRequest original, Consent consent) {
        this.site = site;
        this.original = original;
        this.consent = consent;
        this.hides = site.recordRequestCookies(consent, original);
    }

    /** The exchange that this request belongs to; a new one where it is the first dispatch. */
    static ConsentExchange of(HttpServletRequest request, Sites sites) {
        if (request.getAttribute(ATTRIBUTE) instanceof ConsentExchange exchange) {
            return exchange;
        }
        OriginalRequest original = OriginalRequest.of(request);
        Site site = sites.site(original.host());
        Consent consent = site.read(original.headers(), false, null);
        ConsentExchange exchange = new ConsentExchange(site, original, consent);
        request.setAttribute(ATTRIBUTE, exchange);
        request.setAttribute(Consent.ATTRIBUTE, consent);
        return exchange;
    }

    Site site() {
        return site;
    }

    OriginalRequest original() {
        return original;
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
        return site.cookies().passes(setCookie, original, consent);
    }

    /** Counts a cookie that the container got and does not show any more. */
    void note(String setCookie) {
        site.cookies().filter(HttpFields.build().add(HttpHeader.SET_COOKIE, setCookie), original, consent, true);
    }

    /** Holds the fields of a response that is about to be sent to the catalogue and the choice. */
    synchronized void hold(HttpFields.Mutable fields) {
        HttpFields.Mutable known = HttpFields.build();
        if (!given.isEmpty()) {
            SetCookieHeaders.remove(fields, field -> {
                boolean is = SetCookieHeaders.isSetCookie(field) && given.contains(field.getValue());
                if (is) {
                    known.add(field);
                }
                return is;
            });
        }
        if (known.size() == 0) {
            site.cookies().enforce(fields, original, consent);
        } else {
            // The head of an earlier try: what it removes is in it.
            site.cookies().filter(fields, original, consent, true);
            fields.add(known);
        }
        for (HttpField field : SetCookieHeaders.of(fields)) {
            given.add(String.valueOf(field.getValue()));
        }
    }

    /**
     * Counts it where it is the first page of a exchange, when the head of the response is on its way.
     *
     * @param status of the response
     * @param fields of the response
     */
    void countVisit(int status, HttpFields fields) {
        if (site.beginsVisit(original, status, fields)) {
            site.countPrompt(consent);
        }
    }

    /** Tells who listens, when the head of the response is on its way. */
    void publishCookieEvents() {
        site.publishCookieEvents(original, consent);
    }
}
