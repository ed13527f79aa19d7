// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.header;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The MIME type that browsers determine for a response from its header (WHATWG Fetch, "extract a MIME type"). It is as
 * lenient as browsers are, which accept {@code text/html charset=utf-8} as HTML.
 *
 * @param essence the type and subtype, in lower case
 * @param charset the charset, or null if none is declared
 */
public record ContentType(String essence, @Nullable String charset) {
    private static final String CONTENT_TYPE = "Content-Type";

    /** The maximum number of parsed values that are cached: an application sends few different ones. */
    private static final int MAX_CACHED = 100;

    private static final Map<String, ContentType> CACHE = new ConcurrentHashMap<>();

    /**
     * Returns the content type of a header, or null if it is invalid.
     *
     * @param value the value of {@code Content-Type}; of several, separated by commas
     */
    public static @Nullable ContentType of(String value) {
        ContentType cached = CACHE.get(value);
        if (cached != null) {
            return cached;
        }
        ContentType type = last(value);
        if (type != null && CACHE.size() < MAX_CACHED) {
            CACHE.put(value, type);
        }
        return type;
    }

    /** Compares the name, too: a field created from text may have no header constant, but browsers still read it. */
    public static boolean isContentType(HttpField field) {
        return field.getHeader() == HttpHeader.CONTENT_TYPE
                || (field.getName().length() == CONTENT_TYPE.length()
                        && field.getName().equalsIgnoreCase(CONTENT_TYPE));
    }

    /** Returns the last of several types, with the charset of an earlier one of the same essence. */
    private static @Nullable ContentType last(String values) {
        ContentType current = null;
        for (String value : values.indexOf(',') < 0 ? List.of(values) : HeaderText.split(values, ',')) {
            ContentType type = parse(value);
            if (type != null) {
                boolean inherits = current != null && type.charset == null && current.essence.equals(type.essence);
                current = inherits ? current : type;
            }
        }
        return current;
    }

    private static @Nullable ContentType parse(String value) {
        String text = value.strip();
        int end = 0;
        while (end < text.length() && " \t;(".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String essence = text.substring(0, end).toLowerCase(Locale.ROOT);
        if (essence.indexOf('/') <= 0 || essence.equals("*/*")) {
            return null;
        }
        int semicolon = text.indexOf(';', end);
        return new ContentType(essence, semicolon < 0 ? null : charset(text.substring(semicolon + 1)));
    }

    /** Returns the first charset (WHATWG MIME Sniffing, 4.4), or null if there is none. */
    private static @Nullable String charset(String parameters) {
        for (String part : HeaderText.split(parameters, ';')) {
            String[] parameter = part.split("=", 2);
            if (parameter.length == 2 && parameter[0].strip().equalsIgnoreCase("charset")) {
                return parameter[1].strip().replace("\"", "").strip();
            }
        }
        return null;
    }
}
