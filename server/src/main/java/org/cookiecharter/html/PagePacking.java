// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** The content codings of pages that can be rewritten. */
enum PagePacking {
    NONE,
    GZIP,
    DEFLATE;

    /** Returns the codings of a response, separated by commas, without those that do nothing; in lower case. */
    static String codings(HttpFields headers) {
        String codings = "";
        for (HttpField field : headers) {
            if (field.is("Content-Encoding") && field.getValue() != null) {
                for (String coding : field.getValue().toLowerCase(Locale.ROOT).split(",", -1)) {
                    String name = coding.strip();
                    if (!name.isEmpty() && !name.equals("identity")) {
                        codings = codings.isEmpty() ? name : codings + ", " + name;
                    }
                }
            }
        }
        return codings;
    }

    /** Returns the packing of these codings, or null if they cannot be opened. */
    static @Nullable PagePacking of(String codings) {
        return switch (codings) {
            case "" -> NONE;
            case "gzip", "x-gzip" -> GZIP;
            case "deflate" -> DEFLATE;
            default -> null;
        };
    }

    HtmlBody body(HtmlEdit edit) {
        return switch (this) {
            case NONE -> new HtmlPlainBody(edit);
            case GZIP -> CompressedBody.gzip(edit);
            case DEFLATE -> CompressedBody.deflate(edit);
        };
    }

    /** Returns whether a body that starts so is HTML, or could become so with more bytes of it if these are not the last. */
    boolean isHtml(ByteBuffer start, boolean last) {
        return switch (this) {
            case NONE -> HtmlSniffer.isHtml(start, last);
            case GZIP -> HtmlSniffer.isHtml(new GzipReader(), start, last);
            case DEFLATE -> HtmlSniffer.isHtml(new DeflateReader(), start, last);
        };
    }
}
