// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.header;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import org.cookiecharter.html.parser.HtmlEncoding;
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

    /** Returns whether this is the type of a page. */
    public static boolean isPage(ContentType type) {
        return type.essence().equals(HTML) || type.essence().equals(XHTML);
    }

    /** Returns the type of a page, or null if this is not the type of one. */
    public static @Nullable HtmlType of(ContentType type) {
        if (!isPage(type)) {
            return null;
        }
        boolean xml = type.essence().equals(XHTML);
        return new HtmlType(xml, false, HtmlEncoding.ofLabel(type.charset()), !xml && !isKnown(type.charset()));
    }

    /**
     * Returns the type of an SVG document or of another document in XML syntax that browsers display, or null if it is
     * another type. Only its root element determines whether such a document loads anything.
     */
    public static @Nullable HtmlType ofXml(@Nullable ContentType type) {
        if (type == null || !isXml(type.essence()) || type.essence().equals(XHTML)) {
            return null;
        }
        boolean svg = type.essence().equals(SVG);
        return new HtmlType(true, svg, HtmlEncoding.ofLabel(type.charset()), false);
    }

    /** XML MIME types (WHATWG MIME Sniffing, 4.6), and the usual one of XSLT. */
    private static boolean isXml(String essence) {
        return essence.endsWith("+xml")
                || essence.equals("application/xml")
                || essence.equals("text/xml")
                || essence.equals("text/xsl");
    }

    private static boolean isKnown(@Nullable String charset) {
        try {
            return charset != null && Charset.isSupported(charset);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }
}
