package org.cookiecharter.html;

import java.util.Locale;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** The content type of a page. */
record HtmlType(boolean xml, HtmlEncoding encoding) {
    /** Of an answer; null where it is no page, or is not said to be one. */
    static @Nullable HtmlType of(HttpFields headers) {
        String type = headers.get("Content-Type");
        if (type == null) {
            return null;
        }
        String[] parts = type.split(";", -1);
        return switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
            case "text/html" -> new HtmlType(false, HtmlEncoding.ofLabel(charset(parts)));
            case "application/xhtml+xml" -> new HtmlType(true, HtmlEncoding.ofLabel(charset(parts)));
            default -> null;
        };
    }

    HtmlPrologue prologue(boolean wholePageOnly) {
        return xml ? new HtmlXmlPrologue() : new HtmlTagPrologue(wholePageOnly);
    }

    /** The first one counts (WHATWG MIME Sniffing, 4.4). */
    private static @Nullable String charset(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].split("=", 2);
            if (parameter.length == 2 && parameter[0].strip().equalsIgnoreCase("charset")) {
                return parameter[1].strip().replace("\"", "").strip();
            }
        }
        return null;
    }
}
