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
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** The head of a response as the application makes it: its fields are kept until the head is decided. */
abstract class DeferredHeadersResponse extends HttpServletResponseWrapper {
    private final HttpServletResponse container;
    private final ConsentExchange exchange;
    private final DeferredHeaders held;

    DeferredHeadersResponse(HttpServletResponse container, ConsentExchange exchange, DeferredHeaders held) {
        super(container);
        this.container = container;
        this.exchange = exchange;
        this.held = held;
    }

    /** Whether fields may be set: not in an include, and not once the head is decided. */
    abstract boolean isOpen();

    private boolean takes(@Nullable String name) {
        return name != null && !name.isEmpty() && isOpen();
    }

    /** What passes as it is goes as it is, for containers have settings of their own for cookies. */
    @Override
    public void addCookie(Cookie cookie) {
        if (!isOpen()) {
            return;
        }
        String text = CookieHeaderText.of(cookie);
        if (!exchange.passes(text)) {
            held.fields().add(HttpHeader.SET_COOKIE, text);
            return;
        }
        container.addCookie(cookie);
        if (!held.shows(cookie.getName())) {
            exchange.note(text);
        }
    }

    /**
     * Puts a removal in the place of the cookie of a session, where that may not be set and the container does not tell of
     * it: what it tells of is decided on with all others.
     */
    void holdSession(String name, ServletContext context) {
        if (isCommitted() || held.shows(name) || exchange.passes(name + "=-")) {
            return;
        }
        SessionCookieConfig config = context.getSessionCookieConfig();
        Cookie removal = new Cookie(name, "");
        removal.setMaxAge(0);
        String path = config.getPath() == null ? context.getContextPath() : config.getPath();
        removal.setPath(path.isEmpty() ? "/" : path);
        if (config.getDomain() != null) {
            removal.setDomain(config.getDomain());
        }
        container.addCookie(removal);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (!takes(name)) {
            return;
        }
        if (DeferredHeaders.isContentType(name)) {
            setContentType(value);
        } else if (value == null) {
            held.fields().remove(name);
        } else {
            held.fields().put(name, value);
        }
    }

    @Override
    public void addHeader(String name, @Nullable String value) {
        if (!takes(name) || value == null) {
            return;
        }
        if (DeferredHeaders.isContentType(name)) {
            setContentType(value);
        } else {
            held.fields().add(name, value);
        }
    }

    @Override
    public void setDateHeader(String name, long date) {
        if (takes(name)) {
            held.fields().putDate(name, date);
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
        return isCommitted() ? super.getHeader(name) : held.whole().get(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return isCommitted() ? super.getHeaders(name) : List.copyOf(held.whole().getValuesList(name));
    }

    @Override
    public Collection<String> getHeaderNames() {
        return isCommitted()
                ? super.getHeaderNames()
                : Collections.unmodifiableSet(held.whole().getFieldNamesCollection());
    }

    @Override
    public void setStatus(int status) {
        if (isOpen()) {
            container.setStatus(status);
        }
    }

    /** Removes cookies, which browsers ignore in trailers. Those that no header may set are counted and logged. */
    @Override
    public void setTrailerFields(Supplier<Map<String, String>> supplier) {
        container.setTrailerFields(() -> {
            Map<String, String> trailers = supplier.get();
            if (trailers == null) {
                return Map.of();
            }
            Map<String, String> kept = new LinkedHashMap<>(trailers);
            kept.entrySet().removeIf(field -> {
                boolean cookie = field.getKey().toLowerCase(Locale.ROOT).equals("set-cookie");
                if (cookie && !exchange.passes(field.getValue())) {
                    exchange.note(field.getValue());
                    exchange.publishCookieEvents();
                }
                return cookie;
            });
            return kept;
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
