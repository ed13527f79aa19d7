// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.header;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Set;
import org.cookiecharter.html.parser.HtmlEncoding;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * The content type of a page.
 *
 * @param xml whether the page is in XML syntax
 * @param isSvg whether the header declares an SVG document
 * @param encoding the encoding that the header declares
 * @param needsPrescan whether browsers search the first bytes of the page for a declaration of its encoding
 */
public record HtmlType(boolean xml, boolean isSvg, HtmlEncoding encoding, boolean needsPrescan) {
    /** The type of a page whose header declares no valid type. */
    public static final HtmlType UNDECLARED = new HtmlType(false, false, HtmlEncoding.BYTES, true);

    private static final String SVG = "image/svg+xml";
    private static final String HTML = "text/html";
    private static final String XHTML = "application/xhtml+xml";
    /** XML MIME types (WHATWG MIME Sniffing, 4.6), with all that end in {@code +xml}, and the usual one of XSLT. */
    private static final Set<String> XML = Set.of("application/xml", "text/xml", "text/xsl");

    /** Returns the type that a header declares, or null if it is not the type of a page. */
    public static @Nullable HtmlType of(HttpFields headers) {
        ContentType type = ContentType.of(headers);
        return type == null ? null : of(type);
    }

    public static @Nullable HtmlType of(ContentType type) {
        boolean xml = type.essence().equals(XHTML);
        if (!xml && !type.essence().equals(HTML)) {
            return null;
        }
        return new HtmlType(xml, false, HtmlEncoding.ofLabel(type.charset()), !xml && !isKnown(type.charset()));
    }

    /**
     * Returns the type of an SVG document or of another document in XML syntax that browsers display, or null if it is
     * another type. Only its root element determines whether such a document loads anything.
     */
    public static @Nullable HtmlType ofXml(@Nullable ContentType type) {
        if (type == null || type.essence().equals(XHTML)) {
            return null;
        }
        boolean svg = type.essence().equals(SVG);
        boolean xml = svg || XML.contains(type.essence()) || type.essence().endsWith("+xml");
        return xml ? new HtmlType(true, svg, HtmlEncoding.ofLabel(type.charset()), false) : null;
    }

    private static boolean isKnown(@Nullable String charset) {
        try {
            return charset != null && Charset.isSupported(charset);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }
}
