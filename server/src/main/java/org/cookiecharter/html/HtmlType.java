// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.ListIterator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** The content type of a page. */
record HtmlType(boolean xml, HtmlEncoding encoding) {
    private static final String HTML = "text/html";
    private static final String XHTML = "application/xhtml+xml";

    /** Of an answer; null where it is no page, or is not said to be one. */
    static @Nullable HtmlType of(HttpFields headers) {
        String type = contentType(headers);
        if (type == null) {
            return null;
        }
        int semicolon = type.indexOf(';');
        String essence = semicolon < 0 ? type : type.substring(0, semicolon);
        boolean xml = essence.length() >= XHTML.length() && essence.strip().equalsIgnoreCase(XHTML);
        if (!xml && !essence.strip().equalsIgnoreCase(HTML)) {
            return null;
        }
        return new HtmlType(
                xml, semicolon < 0 ? HtmlEncoding.BYTES : HtmlEncoding.ofLabel(charset(type.split(";", -1))));
    }

    /** By name too: a field made from text alone may carry no header constant, and browsers read it all the same. */
    private static @Nullable String contentType(HttpFields headers) {
        for (ListIterator<HttpField> i = headers.listIterator(0); i.hasNext(); ) {
            HttpField field = i.next();
            if (field.getHeader() == HttpHeader.CONTENT_TYPE
                    || (field.getName().length() == 12 && field.getName().equalsIgnoreCase("Content-Type"))) {
                return field.getValue();
            }
        }
        return null;
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
