// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.compression;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import org.cookiecharter.html.parser.HtmlEdit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** The content codings of pages that can be rewritten. */
public enum ContentCoding {
    NONE,
    GZIP,
    DEFLATE;

    /** The codings that browsers decode. They ignore all others, such as {@code none} and {@code utf-8}. */
    private static final Set<String> DECODED =
            Set.of("gzip", "x-gzip", "deflate", "compress", "x-compress", "br", "zstd", "dcb", "dcz");

    /** Returns the content codings of a response that browsers decode, in lower case and separated by commas. */
    public static String codings(HttpFields headers) {
        String codings = "";
        for (HttpField field : headers) {
            if (field.is("Content-Encoding") && field.getValue() != null) {
                for (String coding : field.getValue().toLowerCase(Locale.ROOT).split(",", -1)) {
                    String name = coding.strip();
                    if (DECODED.contains(name)) {
                        codings = codings.isEmpty() ? name : codings + ", " + name;
                    }
                }
            }
        }
        return codings;
    }

    /** Returns the constant for these codings, or null if they are not supported. */
    public static @Nullable ContentCoding of(String codings) {
        return switch (codings) {
            case "" -> NONE;
            case "gzip", "x-gzip" -> GZIP;
            case "deflate" -> DEFLATE;
            default -> null;
        };
    }

    public HtmlBody body(HtmlEdit edit) {
        return switch (this) {
            case NONE -> new HtmlPlainBody(edit);
            case GZIP -> CompressedBody.gzip(edit);
            case DEFLATE -> CompressedBody.deflate(edit);
        };
    }

    /**
     * Returns whether a body that starts with these bytes is HTML or, if they are not the last, could be HTML with more
     * bytes.
     */
    public boolean isHtml(ByteBuffer start, boolean last) {
        return switch (this) {
            case NONE -> HtmlSniffer.isHtml(start, last);
            case GZIP -> HtmlSniffer.isHtml(new GzipReader(), start, last);
            case DEFLATE -> HtmlSniffer.isHtml(new DeflateReader(), start, last);
        };
    }
}
