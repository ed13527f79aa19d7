// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Set;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.cookie.SetCookie;
import org.cookiecharter.enforcement.ExchangeConsent;
import org.cookiecharter.enforcement.FilteredSetCookies;
import org.cookiecharter.enforcement.ResponseCookie;
import org.cookiecharter.enforcement.SetCookieHeaders;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.site.Site;
import org.cookiecharter.site.Sites;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** A request and its response, across all dispatches: an error page belongs to the request that failed. */
final class ConsentExchange {
    private static final String ATTRIBUTE = "org.cookiecharter.filter.exchange";

    private final Site site;
    private final OriginalRequest original;
    private final ExchangeConsent consent;
    private final boolean hasBlockedCookies;
    /** The {@code Set-Cookie} values already passed to the container, which may include them in an error page. */
    private final Set<String> containerCookies = new HashSet<>();

    private ConsentExchange(Site site, OriginalRequest original, ExchangeConsent consent) {
        this.site = site;
        this.original = original;
        this.consent = consent;
        this.hasBlockedCookies = site.recordRequestCookies(consent, original);
    }

    /** Returns the exchange that this request belongs to, and creates it on the first dispatch. */
    static ConsentExchange of(HttpServletRequest request, Sites sites) {
        if (request.getAttribute(ATTRIBUTE) instanceof ConsentExchange exchange) {
            return exchange;
        }
        OriginalRequest original = OriginalRequest.of(request);
        Site site = sites.site(original.host());
        ExchangeConsent consent = site.read(original.headers(), false, null);
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

    ExchangeConsent consent() {
        return consent;
    }

    /** Returns whether any cookie of the request is hidden from the application. */
    boolean hasBlockedCookies() {
        return hasBlockedCookies;
    }

    /** Returns the rewriter of the application's pages, or null if pages are not rewritten. */
    @Nullable
    PageRewriter pageRewriter() {
        return site.pages();
    }

    /**
     * Parses a {@code Set-Cookie} header field and decides on it.
     *
     * @param setCookie the value of the header field
     */
    ResponseCookie decide(String setCookie) {
        return site.cookies().decide(setCookie, original, consent);
    }

    /** Returns whether the container may set this cookie unchanged. */
    boolean allows(ResponseCookie cookie) {
        return site.cookies().allows(cookie);
    }

    /** Counts and logs a cookie that the container received but no longer lists. */
    void countStrippedCookie(ResponseCookie cookie) {
        site.cookies().record(cookie, original, consent);
    }

    /** Enforces the catalogue and the choice on the header of a response that is about to be sent. */
    synchronized void filterHeaders(HttpFields.Mutable fields) {
        HttpFields.Mutable alreadySent = HttpFields.build();
        if (!containerCookies.isEmpty()) {
            SetCookieHeaders.remove(fields, field -> {
                boolean isAlreadySent = SetCookie.isSetCookie(field) && containerCookies.contains(field.getValue());
                if (isAlreadySent) {
                    alreadySent.add(field);
                }
                return isAlreadySent;
            });
        }
        FilteredSetCookies filtered;
        if (alreadySent.size() == 0) {
            filtered = site.cookies().enforce(fields, original, consent);
        } else {
            // An earlier header of this response already contains the expiring cookies.
            filtered = site.cookies().filter(fields, original, consent);
            fields.add(alreadySent);
        }
        filtered.forEachValue(containerCookies::add);
    }

    /**
     * Counts a visit if this response is its first page. Call it when the header of the response has been sent.
     *
     * @param status the status of the response
     * @param isPage whether the response declares the type of a page
     */
    void countVisit(int status, boolean isPage) {
        if (site.beginsVisit(original, status, isPage)) {
            site.countPrompt(consent);
        }
    }

    /** Publishes the cookie events to the listener. Call it when the header of the response has been sent. */
    void publishCookieEvents() {
        site.publishCookieEvents(original, consent);
    }
}
