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
import org.cookiecharter.enforcement.ExchangeConsent;
import org.cookiecharter.enforcement.FilteredRequestHeaders;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** The request that the application sees: blocked cookies are removed from it. */
final class ConsentRequest extends HttpServletRequestWrapper {
    private final ConsentResponse response;
    private final HttpFields headers;
    /** The names of the cookies that the application may read, or null if none is blocked. */
    private final @Nullable Set<String> allowedNames;

    ConsentRequest(HttpServletRequest request, ConsentResponse response, ConsentExchange exchange) {
        super(request);
        this.response = response;
        HttpFields originalHeaders = exchange.original().headers();
        HttpFields pageHeaders = exchange.pageRewriter() == null
                ? originalHeaders
                : exchange.pageRewriter().request(exchange.original().method(), originalHeaders);
        this.headers =
                exchange.hasBlockedCookies() ? FilteredRequestHeaders.of(pageHeaders, exchange.consent()) : pageHeaders;
        this.allowedNames = exchange.hasBlockedCookies() ? allowedNames(exchange.consent()) : null;
    }

    private static Set<String> allowedNames(ExchangeConsent consent) {
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

    /** Header fields that remain have their original values. */
    @Override
    public long getDateHeader(String name) {
        return headers.contains(name) ? super.getDateHeader(name) : -1;
    }

    @Override
    public int getIntHeader(String name) {
        return headers.contains(name) ? super.getIntHeader(name) : -1;
    }

    /**
     * Removes blocked cookies. Containers parse cookies in different ways, so the filter compares the names that they
     * report.
     */
    @Override
    public Cookie @Nullable [] getCookies() {
        Cookie[] all = super.getCookies();
        if (all == null || allowedNames == null) {
            return all;
        }
        Cookie[] allowed = Arrays.stream(all)
                .filter(cookie -> allowedNames.contains(cookie.getName()))
                .toArray(Cookie[]::new);
        return allowed.length == 0 ? null : allowed;
    }

    private boolean blocksSession() {
        return allowedNames != null
                && super.isRequestedSessionIdFromCookie()
                && !allowedNames.contains(sessionCookie());
    }

    private String sessionCookie() {
        String name = getServletContext().getSessionCookieConfig().getName();
        return name == null ? "JSESSIONID" : name;
    }

    @Override
    public HttpSession getSession() {
        return filterSession(super.getSession());
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        HttpSession session = super.getSession(create);
        return session == null ? null : filterSession(session);
    }

    @Override
    public String changeSessionId() {
        String id = super.changeSessionId();
        response.expireBlockedSession(sessionCookie(), getServletContext());
        return id;
    }

    private HttpSession filterSession(HttpSession session) {
        if (session.isNew()) {
            response.expireBlockedSession(sessionCookie(), getServletContext());
        }
        return session;
    }

    @Override
    public @Nullable String getRequestedSessionId() {
        return blocksSession() ? null : super.getRequestedSessionId();
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        return !blocksSession() && super.isRequestedSessionIdValid();
    }

    @Override
    public boolean isRequestedSessionIdFromCookie() {
        return !blocksSession() && super.isRequestedSessionIdFromCookie();
    }

    /** Uses {@link ConsentResponse}: with the container's own response, the application could bypass this filter. */
    @Override
    public AsyncContext startAsync() {
        return new ConsentAsyncContext(super.startAsync(this, response), response);
    }

    @Override
    public AsyncContext startAsync(ServletRequest asyncRequest, ServletResponse asyncResponse) {
        return new ConsentAsyncContext(super.startAsync(asyncRequest, asyncResponse), response);
    }

    /** Containers throw an exception if the request is not asynchronous; Spring's mock returns null. */
    @Override
    public @Nullable AsyncContext getAsyncContext() {
        AsyncContext context = super.getAsyncContext();
        return context == null ? null : new ConsentAsyncContext(context, response);
    }
}
