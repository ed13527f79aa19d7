// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The type that browsers take a response to be of, by its header (WHATWG Fetch, "extract a MIME type"). Where browsers are
 * more lenient than the standard, so is this: they read {@code text/html charset=utf-8} as HTML.
 *
 * @param essence type and subtype, in lower case
 * @param charset null if none is declared
 */
record ContentType(String essence, @Nullable String charset) {
    private static final String CONTENT_TYPE = "Content-Type";

    /** Reads a header; null if it declares no type, or none that could be one. */
    static @Nullable ContentType of(HttpFields headers) {
        String single = null;
        List<String> several = List.of();
        for (ListIterator<HttpField> i = headers.listIterator(0); i.hasNext(); ) {
            HttpField field = i.next();
            if (!isContentType(field) || field.getValue() == null) {
                continue;
            }
            if (single != null) {
                several = several.isEmpty() ? new ArrayList<>(List.of(single)) : several;
                several.add(field.getValue());
            }
            single = field.getValue();
        }
        return single == null ? null : last(several.isEmpty() ? single : String.join(",", several));
    }

    /** By name too: a field made from text alone may carry no header constant, and browsers read it all the same. */
    private static boolean isContentType(HttpField field) {
        return field.getHeader() == HttpHeader.CONTENT_TYPE
                || (field.getName().length() == CONTENT_TYPE.length()
                        && field.getName().equalsIgnoreCase(CONTENT_TYPE));
    }

    /** Of several types the last counts, with the charset of an earlier one of the same essence. */
    private static @Nullable ContentType last(String values) {
        ContentType known = null;
        for (String value : values.indexOf(',') < 0 ? List.of(values) : FieldText.split(values, ',')) {
            ContentType type = parse(value);
            if (type != null) {
                boolean inherits = known != null && type.charset == null && known.essence.equals(type.essence);
                known = inherits ? known : type;
            }
        }
        return known;
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

    /** The first one counts (WHATWG MIME Sniffing, 4.4). */
    private static @Nullable String charset(String parameters) {
        for (String part : FieldText.split(parameters, ';')) {
            String[] parameter = part.split("=", 2);
            if (parameter.length == 2 && parameter[0].strip().equalsIgnoreCase("charset")) {
                return parameter[1].strip().replace("\"", "").strip();
            }
        }
        return null;
    }
}
