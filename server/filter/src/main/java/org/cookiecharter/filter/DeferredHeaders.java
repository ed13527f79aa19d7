// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cookiecharter.decision.SetCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * The fields of a response for as long as they may change: containers of Servlet 6.0 have no way to take one back. They
 * begin as a copy of what filters further out have set. The type of the content stays with the container, which knows how
 * it and the encoding depend on each other.
 */
final class DeferredHeaders {
    private static final String SET_COOKIE = HttpHeader.SET_COOKIE.asString();
    private static final String CONTENT_LENGTH = HttpHeader.CONTENT_LENGTH.asString();
    private static final String CONTENT_TYPE = HttpHeader.CONTENT_TYPE.asString();

    private final HttpServletResponse container;
    private final HttpFields.Mutable fields = HttpFields.build();
    /** What the container had when the copy was made. */
    private final Map<String, List<String>> outer = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    DeferredHeaders(HttpServletResponse container) {
        this.container = container;
        copy();
    }

    static boolean isContentType(String name) {
        return CONTENT_TYPE.equalsIgnoreCase(name);
    }

    /** Begins again, with what the container has now. */
    void copy() {
        fields.clear();
        outer.clear();
        for (String name : names()) {
            if (!isContentType(name)) {
                List<String> values = List.copyOf(container.getHeaders(name));
                outer.put(name, values);
                values.forEach(value -> fields.add(new HttpField(name, value)));
            }
        }
    }

    /** Each once; Tomcat tells a name for each of its fields. */
    private Set<String> names() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(container.getHeaderNames());
        return names;
    }

    HttpFields.Mutable fields() {
        return fields;
    }

    /** Whether the container tells of a cookie that it was given as an object. */
    boolean shows(String cookieName) {
        for (String text : container.getHeaders(SET_COOKIE)) {
            if (SetCookie.of(text).name().equals(cookieName)) {
                return true;
            }
        }
        return false;
    }

    /** All fields of the response: also those that the container added by itself, as it does for a session. */
    HttpFields.Mutable whole() {
        HttpFields.Mutable whole = HttpFields.build(fields);
        for (String name : names()) {
            List<String> before = outer.getOrDefault(name, List.of());
            for (String value : container.getHeaders(name)) {
                if (!isContentType(name)
                        && !before.contains(value)
                        && !whole.getValuesList(name).contains(value)) {
                    whole.add(new HttpField(name, value));
                }
            }
        }
        String type = container.getContentType();
        return type == null ? whole : whole.put(new HttpField(HttpHeader.CONTENT_TYPE, type));
    }

    /** Gives the container these fields, and no others. */
    void give(HttpFields decided) {
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : decided) {
            if (field.getValue() != null && !isContentType(field.getName())) {
                values.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                        .add(field.getValue());
            }
        }
        for (String name : names()) {
            if (!values.containsKey(name) && !isContentType(name)) {
                takeBack(name);
            }
        }
        values.forEach(this::give);
    }

    private void give(String name, List<String> values) {
        if (name.equalsIgnoreCase(CONTENT_LENGTH)) {
            container.setContentLengthLong(decidedLength(values.get(0)));
        } else if (!values.equals(List.copyOf(container.getHeaders(name)))) {
            container.setHeader(name, values.get(0));
            values.subList(1, values.size()).forEach(value -> container.addHeader(name, value));
        }
    }

    /** What is no number is no length. */
    private static long decidedLength(String value) {
        try {
            return Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Takes back what the container set by itself, or a filter further out. */
    private void takeBack(String name) {
        if (name.equalsIgnoreCase(CONTENT_LENGTH)) {
            container.setContentLengthLong(-1);
            return;
        }
        String first = container.getHeader(name);
        container.setHeader(name, null);
        if (first != null
                && container.containsHeader(name)
                && name.toLowerCase(Locale.ROOT).equals("set-cookie")) {
            // Servlet 6.0 can only put something else in its place: what removes the cookie.
            int attributes = first.indexOf(';');
            container.setHeader(
                    name,
                    SetCookie.of(first).name() + '=' + (attributes < 0 ? "" : first.substring(attributes))
                            + "; Max-Age=0");
        }
    }
}
