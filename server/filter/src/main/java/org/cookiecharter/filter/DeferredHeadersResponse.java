// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.cookiecharter.enforcement.ResponseCookie;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** The response header that the application sets. It defers all fields until the header is filtered. */
abstract class DeferredHeadersResponse extends HttpServletResponseWrapper {
    private final HttpServletResponse container;
    private final ConsentExchange exchange;
    private final DeferredHeaders headers;

    DeferredHeadersResponse(HttpServletResponse container, ConsentExchange exchange, DeferredHeaders headers) {
        super(container);
        this.container = container;
        this.exchange = exchange;
        this.headers = headers;
    }

    /** Returns whether fields may be set: not during an include, and not after the header has been filtered. */
    abstract boolean isOpen();

    private boolean acceptsHeader(@Nullable String name) {
        return name != null && !name.isEmpty() && isOpen();
    }

    /**
     * Passes an allowed cookie to the container as an object, because containers apply their own settings to cookies.
     */
    @Override
    public void addCookie(Cookie cookie) {
        if (!isOpen()) {
            return;
        }
        ResponseCookie decided = exchange.decide(CookieHeaderText.of(cookie));
        if (!exchange.allows(decided)) {
            headers.fields().add(decided.header());
            return;
        }
        container.addCookie(cookie);
        if (!headers.listsCookie(cookie.getName())) {
            exchange.countStrippedCookie(decided);
        }
    }

    /**
     * Expires the session cookie if it may not be set and the container does not list it. A listed cookie is filtered
     * with all others.
     */
    void expireBlockedSession(String name, ServletContext context) {
        if (isCommitted() || headers.listsCookie(name) || exchange.allows(exchange.decide(name + "=-"))) {
            return;
        }
        SessionCookieConfig config = context.getSessionCookieConfig();
        Cookie expired = new Cookie(name, "");
        expired.setMaxAge(0);
        String path = config.getPath() == null ? context.getContextPath() : config.getPath();
        expired.setPath(path.isEmpty() ? "/" : path);
        if (config.getDomain() != null) {
            expired.setDomain(config.getDomain());
        }
        container.addCookie(expired);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (!acceptsHeader(name)) {
            return;
        }
        if (DeferredHeaders.isContentType(name)) {
            setContentType(value);
        } else if (value == null) {
            headers.fields().remove(name);
        } else {
            headers.fields().put(name, value);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (!acceptsHeader(name) || value == null) {
            return;
        }
        if (DeferredHeaders.isContentType(name)) {
            setContentType(value);
        } else {
            headers.fields().add(name, value);
        }
    }

    @Override
    public void setDateHeader(String name, long date) {
        if (acceptsHeader(name)) {
            headers.fields().putDate(name, date);
        }
    }

    @Override
    public void addDateHeader(String name, long date) {
        addHeader(name, HttpFields.build().putDate("Date", date).get("Date"));
    }

    @Override
    public void setIntHeader(String name, int value) {
        setHeader(name, Integer.toString(value));
    }

    @Override
    public void addIntHeader(String name, int value) {
        addHeader(name, Integer.toString(value));
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        setHeader(HttpHeader.CONTENT_LENGTH.asString(), length < 0 ? null : Long.toString(length));
    }

    @Override
    public boolean containsHeader(String name) {
        return getHeader(name) != null;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isCommitted() ? super.getHeader(name) : headers.merged().get(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return isCommitted()
                ? super.getHeaders(name)
                : List.copyOf(headers.merged().getValuesList(name));
    }

    @Override
    public Collection<String> getHeaderNames() {
        return isCommitted()
                ? super.getHeaderNames()
                : Collections.unmodifiableSet(headers.merged().getFieldNamesCollection());
    }

    @Override
    public void setStatus(int status) {
        if (isOpen()) {
            container.setStatus(status);
        }
    }

    /** Strips cookies, which browsers ignore in trailers. Cookies that a header may not set are counted and logged. */
    @Override
    public void setTrailerFields(Supplier<Map<String, String>> supplier) {
        container.setTrailerFields(() -> {
            Map<String, String> trailers = supplier.get();
            if (trailers == null) {
                return Map.of();
            }
            Map<String, String> allowed = new LinkedHashMap<>(trailers);
            allowed.entrySet().removeIf(field -> {
                boolean isCookie = field.getKey().toLowerCase(Locale.ROOT).equals("set-cookie");
                ResponseCookie decided = isCookie ? exchange.decide(String.valueOf(field.getValue())) : null;
                if (decided != null && !exchange.allows(decided)) {
                    exchange.countStrippedCookie(decided);
                    exchange.publishCookieEvents();
                }
                return isCookie;
            });
            return allowed;
        });
    }

    @Override
    public void setContentType(@Nullable String type) {
        if (isOpen()) {
            container.setContentType(type);
        }
    }

    @Override
    public void setCharacterEncoding(@Nullable String encoding) {
        if (isOpen()) {
            container.setCharacterEncoding(encoding);
        }
    }

    @Override
    public void setCharacterEncoding(@Nullable Charset encoding) {
        setCharacterEncoding(encoding == null ? null : encoding.name());
    }

    @Override
    public void setLocale(Locale locale) {
        if (isOpen()) {
            container.setLocale(locale);
        }
    }
}
