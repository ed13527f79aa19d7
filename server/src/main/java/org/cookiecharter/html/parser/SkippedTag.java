// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

/**
 * Skips the attributes of a tag without recording them (HTML Living Standard, 13.2.5.32 to .40), by the same rules as
 * {@link TagAttributes}. An instance is reused for all tags.
 */
final class SkippedTag {
    private static final long STYLE = AttributeNames.key("style");

    private boolean selfClosing;

    /** Returns whether the tag that was skipped last ends with {@code />}. */
    boolean isSelfClosing() {
        return selfClosing;
    }

    /**
     * Skips the attributes of a tag.
     *
     * @param from the index after the name of the tag
     * @param relevant the attributes with which a rewriter needs the tag
     * @param areRelativeIrrelevant whether relative addresses in these attributes are irrelevant
     * @return the index after the {@code >} of the tag, or -1 if that is not among these units, or a rewriter needs the
     *     tag, or it has a {@code style} attribute with a function in it
     */
    int end(byte[] units, int from, int to, AttributeNames relevant, boolean areRelativeIrrelevant) {
        boolean slash = false;
        int at = from;
        // A whole word can be read at each of these names.
        while (at <= to - Long.BYTES) {
            byte unit = units[at];
            if (unit == '>') {
                selfClosing = slash;
                return at + 1;
            }
            if (unit == '/' || MarkupBytes.isSpace(unit)) {
                slash = unit == '/';
                at++;
                continue;
            }
            slash = false;
            // Any other unit starts a name, even a quote or an equals sign.
            int nameEnd = MarkupBytes.attributeNameEnd(units, at + 1, to);
            long key = AttributeNames.key(MarkupBytes.eight(units, at), nameEnd - at);
            boolean isRelevant = relevant.contains(key);
            int equals = MarkupBytes.afterSpaces(units, nameEnd, to);
            if (equals == to || units[equals] != '=') {
                if (isRelevant) {
                    return -1;
                }
                at = equals;
                continue;
            }
            int value = MarkupBytes.afterSpaces(units, equals + 1, to);
            at = valueEnd(units, value, to);
            if (at > to
                    || (isRelevant
                            && !(areRelativeIrrelevant && relevant.isAddress(key) && isRelative(units, value, at)))
                    || (key == STYLE && mayContainFunction(units, value, at))) {
                return -1;
            }
        }
        // The last few units are read one by one.
        return -1;
    }

    /** Returns the index after a value and its closing quote. It is greater than {@code to} if the value does not end. */
    private static int valueEnd(byte[] units, int from, int to) {
        if (from == to) {
            return to;
        }
        byte first = units[from];
        if (first == '"' || first == '\'') {
            return MarkupBytes.indexOf(first, units, from + 1, to) + 1;
        }
        return MarkupBytes.unquotedEnd(units, from, to);
    }

    /** Returns whether a value may contain a function; an ampersand may start a character reference. */
    private static boolean mayContainFunction(byte[] units, int from, int to) {
        return MarkupBytes.indexOf('(', units, from, to) < to || MarkupBytes.indexOf('&', units, from, to) < to;
    }

    /**
     * Returns whether all addresses in a value are certainly relative, even after the value has been decoded and split:
     * there is neither a scheme, nor two slashes in a row, nor a unit that browsers ignore or that starts a character
     * reference.
     */
    private static boolean isRelative(byte[] units, int from, int to) {
        boolean slash = false;
        for (int at = from; at < to; at++) {
            byte unit = units[at];
            if (unit == ':' || unit == '\\' || unit == '&' || (unit >= 0 && unit < ' ') || (slash && unit == '/')) {
                return false;
            }
            slash = unit == '/';
        }
        return true;
    }
}
