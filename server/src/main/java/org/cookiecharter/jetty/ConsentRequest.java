// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.consent.FilteredRequestHeaders;
import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.http.Site;
import org.eclipse.jetty.http.CookieCompliance;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The request of one exchange: to the site as it came; to the application without the cookies that may not be read, and
 * with the consent among its attributes.
 *
 * <p>The consent is found there without being put there: to keep an attribute, Jetty makes a map for each request.
 */
final class ConsentRequest extends Request.Wrapper implements SiteRequest {
    private final Site site;
    /** Null for a request without cookies until somebody asks: there is nothing to do by it. */
    private volatile @Nullable Consent consent;

    private HttpFields visible;
    /** Cookies that a handler further out has parsed lie in this attribute; where some are hidden, these are our own. */
    private @Nullable Object parsed;

    ConsentRequest(Request request, Site site) {
        super(request);
        this.site = site;
        this.visible = request.getHeaders();
        if (visible.contains(HttpHeader.COOKIE)) {
            consent = site.read(visible, takesCommas(), getConnectionMetaData());
        }
    }

    /**
     * Hides what the application may not see, before it gets the request.
     *
     * @param pages what is done to pages, which must be able to read them; null for nothing
     */
    void hide(@Nullable PageRewriter pages) {
        HttpFields narrowed = pages == null ? visible : pages.request(getMethod(), visible);
        boolean hides = isRead() && site.recordRequestCookies(consent(), this);
        visible = hides ? FilteredRequestHeaders.of(narrowed, consent()) : narrowed;
    }

    Site site() {
        return site;
    }

    Consent consent() {
        Consent known = consent;
        return known == null ? readConsent() : known;
    }

    private synchronized Consent readConsent() {
        Consent read = consent == null ? site.read(headers(), takesCommas(), getConnectionMetaData()) : consent;
        consent = read;
        return read;
    }

    /** Whether the request has cookies, or somebody asked for the {@link #consent}: else nobody can have changed it. */
    boolean isRead() {
        return consent != null;
    }

    private boolean takesCommas() {
        return getConnectionMetaData()
                .getHttpConfiguration()
                .getRequestCookieCompliance()
                .allows(CookieCompliance.Violation.COMMA_SEPARATOR);
    }

    @Override
    public HttpFields getHeaders() {
        return visible;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return switch (name) {
            case Consent.ATTRIBUTE -> consent();
            case COOKIE_ATTRIBUTE -> hides() ? parsed : super.getAttribute(name);
            default -> super.getAttribute(name);
        };
    }

    @Override
    public @Nullable Object setAttribute(String name, @Nullable Object attribute) {
        if (!name.equals(COOKIE_ATTRIBUTE) || !hides()) {
            return super.setAttribute(name, attribute);
        }
        Object before = parsed;
        parsed = attribute;
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

    @SuppressWarnings("ReferenceEquality") // The same headers, or others.
    private boolean hides() {
        return visible != headers();
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
    public int longestHead() {
        HttpConfiguration configuration = getConnectionMetaData().getHttpConfiguration();
        return Math.max(configuration.getResponseHeaderSize(), configuration.getMaxResponseHeaderSize());
    }
}
