// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cookiecharter.cookie.SetCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The header fields of a response while they may still change; containers of Servlet 6.0 cannot remove a field. They
 * start as a copy of the fields that outer filters have set. The container manages the content type itself, because it
 * knows how the type and the character encoding depend on each other.
 */
final class DeferredHeaders {
    private static final String SET_COOKIE = HttpHeader.SET_COOKIE.asString();
    private static final String CONTENT_LENGTH = HttpHeader.CONTENT_LENGTH.asString();
    private static final String CONTENT_TYPE = HttpHeader.CONTENT_TYPE.asString();

    private final HttpServletResponse container;
    private final HttpFields.Mutable fields = HttpFields.build();
    /** The container's fields at the time of the copy. */
    private final Map<String, List<String>> initial = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    DeferredHeaders(HttpServletResponse container) {
        this.container = container;
        copyFromContainer();
    }

    static boolean isContentType(String name) {
        return CONTENT_TYPE.equalsIgnoreCase(name);
    }

    /** Discards all fields and copies the container's current ones. */
    void copyFromContainer() {
        fields.clear();
        initial.clear();
        for (String name : names()) {
            if (!isContentType(name)) {
                List<String> values = List.copyOf(container.getHeaders(name));
                initial.put(name, values);
                values.forEach(value -> fields.add(new HttpField(name, value)));
            }
        }
    }

    /** Returns the distinct names of the container's fields; Tomcat lists a name once for each of its fields. */
    private Set<String> names() {
        Collection<String> all = container.getHeaderNames();
        if (all.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(all);
        return names;
    }

    HttpFields.Mutable fields() {
        return fields;
    }

    /**
     * Returns whether the container lists a cookie, which it received as an object, in its {@code Set-Cookie} fields.
     */
    boolean listsCookie(String cookieName) {
        for (String text : container.getHeaders(SET_COOKIE)) {
            if (SetCookie.pair(text).name().equals(cookieName)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns all fields of the response, including those that the container added itself, such as a session cookie.
     */
    HttpFields.Mutable merged() {
        HttpFields.Mutable merged = HttpFields.build(fields);
        for (String name : names()) {
            List<String> before = initial.getOrDefault(name, List.of());
            for (String value : container.getHeaders(name)) {
                if (!isContentType(name)
                        && !before.contains(value)
                        && !merged.getValuesList(name).contains(value)) {
                    merged.add(new HttpField(name, value));
                }
            }
        }
        String type = container.getContentType();
        return type == null ? merged : merged.put(new HttpField(HttpHeader.CONTENT_TYPE, type));
    }

    /** Replaces the container's fields with these. */
    void apply(HttpFields filtered) {
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : filtered) {
            if (field.getValue() != null && !isContentType(field.getName())) {
                values.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                        .add(field.getValue());
            }
        }
        for (String name : names()) {
            if (!values.containsKey(name) && !isContentType(name)) {
                removeFromContainer(name);
            }
        }
        values.forEach(this::setInContainer);
    }

    private void setInContainer(String name, List<String> values) {
        if (name.equalsIgnoreCase(CONTENT_LENGTH)) {
            container.setContentLengthLong(parseLength(values.get(0)));
        } else if (!values.equals(List.copyOf(container.getHeaders(name)))) {
            container.setHeader(name, values.get(0));
            values.subList(1, values.size()).forEach(value -> container.addHeader(name, value));
        }
    }

    /** Returns the length, or -1 if the value is not a number. */
    private static long parseLength(String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Removes a field that the container or an outer filter set. */
    private void removeFromContainer(String name) {
        if (name.equalsIgnoreCase(CONTENT_LENGTH)) {
            container.setContentLengthLong(-1);
            return;
        }
        String first = container.getHeader(name);
        container.setHeader(name, null);
        if (first != null
                && container.containsHeader(name)
                && name.toLowerCase(Locale.ROOT).equals("set-cookie")) {
            // Servlet 6.0 can only replace the field, so replace it with one that expires the cookie.
            int attributes = first.indexOf(';');
            container.setHeader(
                    name,
                    SetCookie.pair(first).name() + '=' + (attributes < 0 ? "" : first.substring(attributes))
                            + "; Max-Age=0");
        }
    }
}
