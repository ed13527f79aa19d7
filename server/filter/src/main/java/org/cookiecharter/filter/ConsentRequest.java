// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.consent.FilteredRequestHeaders;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** The request as the application may see it: without the cookies that may not be read. */
final class ConsentRequest extends HttpServletRequestWrapper {
    private final ConsentResponse response;
    private final HttpFields headers;
    /** The names of the cookies that may be read; null if nothing is hidden. */
    private final @Nullable Set<String> readable;

    ConsentRequest(HttpServletRequest request, ConsentResponse response, ConsentExchange exchange) {
        super(request);
        this.response = response;
        HttpFields came = exchange.original().headers();
        HttpFields narrowed = exchange.pages() == null
                ? came
                : exchange.pages().request(exchange.original().method(), came);
        this.headers = exchange.hides() ? FilteredRequestHeaders.of(narrowed, exchange.consent()) : narrowed;
        this.readable = exchange.hides() ? readable(exchange.consent()) : null;
    }

    private static Set<String> readable(Consent consent) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < consent.requestCookies().size(); i++) {
            if (consent.decision(i).isAllowed()) {
                names.add(consent.requestCookies().get(i).name());
            }
        }
        return names;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(headers.getValuesList(name));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.getFieldNamesCollection());
    }

    /** What is left of such a field is left as it was. */
    @Override
    public long getDateHeader(String name) {
        return headers.contains(name) ? super.getDateHeader(name) : -1;
    }

    @Override
    public int getIntHeader(String name) {
        return headers.contains(name) ? super.getIntHeader(name) : -1;
    }

    /** Containers read cookies in their own ways; whatever one of them takes for a name is looked at. */
    @Override
    public Cookie @Nullable [] getCookies() {
        Cookie[] all = super.getCookies();
        if (all == null || readable == null) {
            return all;
        }
        Cookie[] kept = Arrays.stream(all)
                .filter(cookie -> readable.contains(cookie.getName()))
                .toArray(Cookie[]::new);
        return kept.length == 0 ? null : kept;
    }

    private boolean hidesSession() {
        return readable != null && super.isRequestedSessionIdFromCookie() && !readable.contains(sessionCookie());
    }

    private String sessionCookie() {
        String name = getServletContext().getSessionCookieConfig().getName();
        return name == null ? "JSESSIONID" : name;
    }

    @Override
    public HttpSession getSession() {
        return held(super.getSession());
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        HttpSession session = super.getSession(create);
        return session == null ? null : held(session);
    }

    @Override
    public String changeSessionId() {
        String id = super.changeSessionId();
        response.holdSession(sessionCookie(), getServletContext());
        return id;
    }

    private HttpSession held(HttpSession session) {
        if (session.isNew()) {
            response.holdSession(sessionCookie(), getServletContext());
        }
        return session;
    }

    @Override
    public @Nullable String getRequestedSessionId() {
        return hidesSession() ? null : super.getRequestedSessionId();
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        return !hidesSession() && super.isRequestedSessionIdValid();
    }

    @Override
    public boolean isRequestedSessionIdFromCookie() {
        return !hidesSession() && super.isRequestedSessionIdFromCookie();
    }

    /** With our response: the container would let the application answer past it. */
    @Override
    public AsyncContext startAsync() {
        return new ConsentAsyncContext(super.startAsync(this, response), response);
    }

    @Override
    public AsyncContext startAsync(ServletRequest visible, ServletResponse gated) {
        return new ConsentAsyncContext(super.startAsync(visible, gated), response);
    }

    @Override
    public AsyncContext getAsyncContext() {
        return new ConsentAsyncContext(super.getAsyncContext(), response);
    }
}
