// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.compression;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.cookiecharter.html.header.ContentType;
import org.cookiecharter.html.prologue.HtmlPrologue;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * Detects HTML by its first bytes, as browsers do for responses without a type (WHATWG MIME Sniffing, 7.1). Unlike the
 * standard, and like browsers, it ignores the byte after the name of a tag.
 */
public final class HtmlSniffer {
    private static final int MAX_BYTES = 512;
    private static final String[] SIGNATURES = {
        "<!doctype html",
        "<html",
        "<head",
        "<script",
        "<iframe",
        "<h1",
        "<div",
        "<font",
        "<table",
        "<a",
        "<style",
        "<title",
        "<b",
        "<p",
        "<!--"
    };

    private HtmlSniffer() {}

    /** Returns whether browsers determine the type of a response from its content. */
    public static boolean isNeeded(@Nullable ContentType type, HttpFields headers) {
        boolean unknown = type == null
                || type.essence().equals("unknown/unknown")
                || type.essence().equals("application/unknown");
        return unknown && !isSniffingForbidden(headers);
    }

    private static boolean isSniffingForbidden(HttpFields headers) {
        String options = headers.get("X-Content-Type-Options");
        return options != null && options.split(",", 2)[0].strip().equalsIgnoreCase("nosniff");
    }

    /** Returns whether compressed content is HTML, based on the bytes available so far. */
    static boolean isHtml(Decompressor decompressor, ByteBuffer compressed, boolean last) {
        ByteBuffer content = ByteBuffer.allocate(MAX_BYTES);
        try {
            decompressor.read(compressed.duplicate(), content);
        } catch (IOException e) {
            return false;
        } finally {
            decompressor.close();
        }
        return isHtml(content.flip(), last);
    }

    /** Returns whether content is HTML or, if these bytes are not the last, could be HTML with more bytes. */
    static boolean isHtml(ByteBuffer content, boolean last) {
        int at = content.position();
        while (at < content.limit() && HtmlPrologue.isSpace(content.get(at))) {
            at++;
        }
        for (String signature : SIGNATURES) {
            if ((!last || content.limit() - at >= signature.length()) && matches(content, at, signature)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(ByteBuffer content, int from, String signature) {
        int length = Math.min(signature.length(), content.limit() - from);
        for (int i = 0; i < length; i++) {
            int unit = content.get(from + i);
            if ((HtmlPrologue.isLetter(unit) ? unit | 0x20 : unit) != signature.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
