// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.enforcement.ExchangeConsent;
import org.cookiecharter.enforcement.FilteredRequestHeaders;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.site.Site;
import org.eclipse.jetty.http.CookieCompliance;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The request of one exchange. The site sees it as the browser sent it; the application sees it without the cookies
 * that are not allowed, and with the consent as an attribute.
 *
 * <p>The attribute is computed on demand, because Jetty allocates a map per request to store one.
 */
final class ConsentRequest extends Request.Wrapper implements SiteRequest {
    private final Site site;
    /**
     * The visitor's consent. Null for a request without cookies until it is used, since nothing depends on it before.
     */
    private volatile @Nullable ExchangeConsent consent;

    private HttpFields forwardedHeaders;
    /**
     * The attribute in which an outer handler caches parsed cookies; replaces that attribute if cookies are stripped.
     */
    private @Nullable Object parsedCookies;

    ConsentRequest(Request request, Site site) {
        super(request);
        this.site = site;
        this.forwardedHeaders = request.getHeaders();
        if (forwardedHeaders.contains(HttpHeader.COOKIE)) {
            consent = site.read(forwardedHeaders, allowsCommas(), getConnectionMetaData());
        }
    }

    /**
     * Strips the cookies and the headers that the application may not see, before it gets the request.
     *
     * @param pages the rewriter, which must be able to read the pages; null if pages are not rewritten
     */
    void stripDisallowed(@Nullable PageRewriter pages) {
        HttpFields pageHeaders = pages == null ? forwardedHeaders : pages.request(getMethod(), forwardedHeaders);
        boolean stripsCookies = isConsentRead() && site.recordRequestCookies(consent(), this);
        forwardedHeaders = stripsCookies ? FilteredRequestHeaders.of(pageHeaders, consent()) : pageHeaders;
    }

    Site site() {
        return site;
    }

    ExchangeConsent consent() {
        ExchangeConsent current = consent;
        return current == null ? readConsent() : current;
    }

    private synchronized ExchangeConsent readConsent() {
        ExchangeConsent read =
                consent == null ? site.read(headers(), allowsCommas(), getConnectionMetaData()) : consent;
        consent = read;
        return read;
    }

    /** Returns whether the {@link #consent} is read: the request has cookies, or the application used it. */
    boolean isConsentRead() {
        return consent != null;
    }

    private boolean allowsCommas() {
        return getConnectionMetaData()
                .getHttpConfiguration()
                .getRequestCookieCompliance()
                .allows(CookieCompliance.Violation.COMMA_SEPARATOR);
    }

    @Override
    public HttpFields getHeaders() {
        return forwardedHeaders;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return switch (name) {
            case Consent.ATTRIBUTE -> consent();
            case COOKIE_ATTRIBUTE -> isStripped() ? parsedCookies : super.getAttribute(name);
            default -> super.getAttribute(name);
        };
    }

    @Override
    public @Nullable Object setAttribute(String name, @Nullable Object attribute) {
        if (!name.equals(COOKIE_ATTRIBUTE) || !isStripped()) {
            return super.setAttribute(name, attribute);
        }
        Object before = parsedCookies;
        parsedCookies = attribute;
        return before;
    }

    @Override
    public @Nullable Object removeAttribute(String name) {
        return name.equals(COOKIE_ATTRIBUTE) ? setAttribute(name, null) : super.removeAttribute(name);
    }

    @Override
    public Set<String> getAttributeNameSet() {
        Set<String> names = new HashSet<>(super.getAttributeNameSet());
        names.add(Consent.ATTRIBUTE);
        return names;
    }

    @Override
    public Map<String, Object> asAttributeMap() {
        Map<String, Object> attributes = new HashMap<>(super.asAttributeMap());
        attributes.put(Consent.ATTRIBUTE, consent());
        return attributes;
    }

    @SuppressWarnings("ReferenceEquality") // Filtering makes another object.
    private boolean isStripped() {
        return forwardedHeaders != headers();
    }

    @Override
    public HttpFields headers() {
        return getWrapped().getHeaders();
    }

    @Override
    public String method() {
        return getMethod();
    }

    @Override
    public HttpURI uri() {
        return getHttpURI();
    }

    @Override
    public String host() {
        return String.valueOf(Request.getServerName(this));
    }

    @Override
    public int port() {
        return Request.getServerPort(this);
    }

    @Override
    public String remoteAddress() {
        String address = Request.getRemoteAddr(this);
        return address == null ? "" : address;
    }

    @Override
    public @Nullable Object attribute(String name) {
        return getAttribute(name);
    }

    @Override
    public int maxResponseHeaderBytes() {
        HttpConfiguration configuration = getConnectionMetaData().getHttpConfiguration();
        return Math.max(configuration.getResponseHeaderSize(), configuration.getMaxResponseHeaderSize());
    }
}
