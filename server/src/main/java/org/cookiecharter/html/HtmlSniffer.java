// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes HTML by its first bytes, as browsers do for responses without a type (WHATWG MIME Sniffing, 7.1). Unlike the
 * standard, and like browsers, it does not care what follows the name of a tag.
 */
final class HtmlSniffer {
    private static final int SEARCHED = 512;
    private static final String[] BEGINNINGS = {
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

    /** Returns whether browsers look into the content for its type. */
    static boolean isNeeded(@Nullable ContentType type, HttpFields headers) {
        boolean unknown = type == null
                || type.essence().equals("unknown/unknown")
                || type.essence().equals("application/unknown");
        return unknown && !isForbidden(headers);
    }

    private static boolean isForbidden(HttpFields headers) {
        String options = headers.get("X-Content-Type-Options");
        return options != null && options.split(",", 2)[0].strip().equalsIgnoreCase("nosniff");
    }

    /** Returns whether gzip or deflate contains HTML, as far as the bytes that are there tell it. */
    static boolean isHtml(Decompressor decompressor, ByteBuffer compressed, boolean last) {
        ByteBuffer content = ByteBuffer.allocate(SEARCHED);
        try {
            decompressor.read(compressed.duplicate(), content);
        } catch (IOException e) {
            return false;
        } finally {
            decompressor.close();
        }
        return isHtml(content.flip(), last);
    }

    /** Returns whether a content is HTML, or could become so with more bytes of it if these are not the last. */
    static boolean isHtml(ByteBuffer content, boolean last) {
        int at = content.position();
        while (at < content.limit() && HtmlPrologue.isSpace(content.get(at))) {
            at++;
        }
        for (String beginning : BEGINNINGS) {
            if ((!last || content.limit() - at >= beginning.length()) && matches(content, at, beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(ByteBuffer content, int from, String beginning) {
        int length = Math.min(beginning.length(), content.limit() - from);
        for (int i = 0; i < length; i++) {
            int unit = content.get(from + i);
            if ((HtmlPrologue.isLetter(unit) ? unit | 0x20 : unit) != beginning.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
