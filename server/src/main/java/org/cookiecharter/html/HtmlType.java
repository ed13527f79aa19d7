// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * The content type of a page.
 *
 * @param xml whether the page is in XML syntax
 * @param encoding the encoding that the header declares
 * @param needsPrescan whether browsers search the first bytes of the page for a declaration of its encoding
 */
record HtmlType(boolean xml, HtmlEncoding encoding, boolean needsPrescan) {
    /** The type of a page whose header declares no valid type. */
    static final HtmlType UNDECLARED = new HtmlType(false, HtmlEncoding.BYTES, true);

    private static final String SVG = "image/svg+xml";
    private static final String HTML = "text/html";
    private static final String XHTML = "application/xhtml+xml";

    /** Returns the type that a header declares, or null if it is not the type of a page. */
    static @Nullable HtmlType of(HttpFields headers) {
        ContentType type = ContentType.of(headers);
        return type == null ? null : of(type);
    }

    static @Nullable HtmlType of(ContentType type) {
        boolean xml = type.essence().equals(XHTML);
        if (!xml && !type.essence().equals(HTML)) {
            return null;
        }
        return new HtmlType(xml, HtmlEncoding.ofLabel(type.charset()), !xml && !isKnown(type.charset()));
    }

    /** Returns the type of an SVG document, or null if it is another type. */
    static @Nullable HtmlType ofSvg(@Nullable ContentType type) {
        if (type == null || !type.essence().equals(SVG)) {
            return null;
        }
        return new HtmlType(true, HtmlEncoding.ofLabel(type.charset()), false);
    }

    private static boolean isKnown(@Nullable String charset) {
        try {
            return charset != null && Charset.isSupported(charset);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }
}
