// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.cookiecharter.html.prologue.HtmlPrologue;
import org.jspecify.annotations.Nullable;

/**
 * Finds the encoding that a page declares in its first bytes, which are the only ones that browsers search (HTML Living
 * Standard, 13.2.3.2, "prescan a byte stream to determine its encoding").
 */
public final class EncodingPrescan {
    /** The number of bytes that browsers search. */
    static final int MAX_BYTES = 1024;

    private final byte[] bytes = new byte[MAX_BYTES];
    private int length;
    private int at;
    private @Nullable String label;
    private boolean complete;

    /**
     * Reads the bytes of a chunk that are to be searched, up to the end of the declaration. Advances the chunk past
     * them and returns them.
     */
    ByteBuffer put(ByteBuffer content) {
        int before = length;
        int from = content.position();
        int size = Math.min(content.remaining(), MAX_BYTES - length);
        content.get(bytes, length, size);
        length += size;
        // A byte order mark takes precedence over the declaration.
        boolean hasByteOrderMark = HtmlEncoding.ofByteOrderMark(ByteBuffer.wrap(bytes, 0, length)) != null;
        if (!hasByteOrderMark) {
            search();
        }
        complete = hasByteOrderMark || label != null || length == MAX_BYTES;
        int consumed = label == null ? size : at - before;
        content.position(from + consumed);
        return content.slice(from, consumed);
    }

    /** Returns whether the search is complete, so that more bytes would not change its result. */
    boolean isComplete() {
        return complete;
    }

    /** Returns the declared label, or null if there is none or it cannot be written into a page safely. */
    @Nullable
    String label() {
        return label;
    }

    /** Returns the index after the declaration. */
    int end() {
        return at;
    }

    private void search() {
        at = 0;
        while (at < length) {
            at = bytes[at] == '<' ? afterMarkup() : at + 1;
            if (label != null) {
                return;
            }
        }
    }

    private int afterMarkup() {
        if (startsWith("<!--")) {
            // "<!-->" is a complete comment.
            int end = indexOf("-->", at + 2);
            return end < 0 ? length : end + 3;
        }
        boolean meta = startsWith("<meta") && at + 5 < length && isSpaceOrSlash(bytes[at + 5]);
        int letter = at + 1 < length && bytes[at + 1] == '/' ? at + 2 : at + 1;
        if (meta || (letter < length && HtmlPrologue.isLetter(bytes[letter]))) {
            return afterTag(meta);
        }
        if (at + 1 < length && "!/?".indexOf(bytes[at + 1]) >= 0) {
            int end = indexOf(">", at + 1);
            return end < 0 ? length : end + 1;
        }
        return at + 1;
    }

    private int afterTag(boolean meta) {
        int nameEnd = nameEnd(at + 1);
        int last = new TagAttributes().read(bytes, nameEnd, length, nameEnd - at);
        if (last == length) {
            return length;
        }
        int end = last + 1;
        if (meta) {
            label = declaredLabel(new String(bytes, at, end - at, StandardCharsets.ISO_8859_1));
        }
        return end;
    }

    private static @Nullable String declaredLabel(String tag) {
        TagAttributes attributes = new TagAttributes();
        for (int i = "<meta".length(); i < tag.length() && !attributes.advance(tag.charAt(i), i); i++) {
            // The attributes are collected in the condition.
        }
        ByteBuffer text = ByteBuffer.wrap(tag.getBytes(StandardCharsets.ISO_8859_1));
        TagText meta = new TagText(text, attributes, HtmlEncoding.BYTES);
        String charset = meta.value("charset");
        if (charset == null && meta.valueOr("http-equiv", "").equalsIgnoreCase("content-type")) {
            charset = charsetInContent(meta.valueOr("content", ""));
        }
        String name = charset == null ? "" : charset.strip();
        return name.matches("[A-Za-z0-9_:.()+-]+") ? name : null;
    }

    /**
     * Returns the charset in a {@code content} attribute (HTML Living Standard, 2.5, "extract a character encoding from
     * a meta element"), or null if there is none.
     */
    private static @Nullable String charsetInContent(String content) {
        int from = content.toLowerCase(Locale.ROOT).indexOf("charset");
        String remainder =
                from < 0 ? "" : content.substring(from + "charset".length()).strip();
        if (!remainder.startsWith("=")) {
            return null;
        }
        String value = remainder.substring(1).strip();
        char quote = value.isEmpty() ? 0 : value.charAt(0);
        if (quote == '"' || quote == '\'') {
            int end = value.indexOf(quote, 1);
            return end < 0 ? null : value.substring(1, end);
        }
        return value.split("[\\s;]", 2)[0];
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < length && !isSpaceOrSlash(bytes[end]) && bytes[end] != '>') {
            end++;
        }
        return end;
    }

    private static boolean isSpaceOrSlash(byte unit) {
        return unit == '/' || HtmlPrologue.isSpace(unit);
    }

    private boolean startsWith(String markup) {
        if (at + markup.length() > length) {
            return false;
        }
        for (int i = 0; i < markup.length(); i++) {
            int unit = bytes[at + i];
            if ((HtmlPrologue.isLetter(unit) ? unit | 0x20 : unit) != markup.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int indexOf(String markup, int from) {
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        return text.indexOf(markup, from);
    }
}
