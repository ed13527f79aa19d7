// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.http.Consent;
import org.cookiecharter.http.VisibleFields;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The request as the application may see it: without the cookies that may not be read. */
final class VisibleRequest extends Request.Wrapper {
    private final HttpFields headers;
    /** Cookies that a handler further out has parsed lie in this attribute of the request; here they are our own. */
    private @Nullable Object parsed;

    private VisibleRequest(Request request, HttpFields headers) {
        super(request);
        this.headers = headers;
    }

    /**
     * The request for the application; the very same where it may see all of it.
     *
     * @param consent what decides on its cookies; null to show all
     * @param pages what is done to pages, which must be able to read them; null for nothing
     */
    @SuppressWarnings("ReferenceEquality") // The same headers, or others.
    static Request of(Request request, @Nullable Consent consent, @Nullable PageRewriter pages) {
        HttpFields headers = request.getHeaders();
        HttpFields narrowed = pages == null ? headers : pages.request(request.getMethod(), headers);
        HttpFields visible = consent == null ? narrowed : VisibleFields.of(narrowed, consent);
        return visible == headers ? request : new VisibleRequest(request, visible);
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return name.equals(COOKIE_ATTRIBUTE) ? parsed : super.getAttribute(name);
    }

    @Override
    public @Nullable Object setAttribute(String name, @Nullable Object attribute) {
        if (!name.equals(COOKIE_ATTRIBUTE)) {
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
}
