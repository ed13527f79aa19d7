// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

import java.util.Map;

/**
 * Decodes character references in attribute values (HTML Living Standard, 13.2.5.72 to .80). Of the named references,
 * only those for ASCII are supported: no host, scheme or slash contains another character.
 */
final class CharacterReferences {
    private static final int MAX_NAME_LENGTH = 12;

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("Tab", "\t"),
            Map.entry("NewLine", "\n"),
            Map.entry("excl", "!"),
            Map.entry("quot", "\""),
            Map.entry("QUOT", "\""),
            Map.entry("num", "#"),
            Map.entry("dollar", "$"),
            Map.entry("percnt", "%"),
            Map.entry("amp", "&"),
            Map.entry("AMP", "&"),
            Map.entry("apos", "'"),
            Map.entry("lpar", "("),
            Map.entry("rpar", ")"),
            Map.entry("ast", "*"),
            Map.entry("plus", "+"),
            Map.entry("comma", ","),
            Map.entry("period", "."),
            Map.entry("sol", "/"),
            Map.entry("colon", ":"),
            Map.entry("semi", ";"),
            Map.entry("lt", "<"),
            Map.entry("LT", "<"),
            Map.entry("equals", "="),
            Map.entry("gt", ">"),
            Map.entry("GT", ">"),
            Map.entry("quest", "?"),
            Map.entry("commat", "@"),
            Map.entry("lsqb", "["),
            Map.entry("lbrack", "["),
            Map.entry("bsol", "\\"),
            Map.entry("rsqb", "]"),
            Map.entry("rbrack", "]"),
            Map.entry("lowbar", "_"),
            Map.entry("nbsp", "\u00a0"));

    private CharacterReferences() {}

    static String decode(String value) {
        int ampersand = value.indexOf('&');
        if (ampersand < 0) {
            return value;
        }
        StringBuilder decoded = new StringBuilder(value.length());
        int from = 0;
        while (ampersand >= 0) {
            decoded.append(value, from, ampersand);
            from = appendReference(value, ampersand, decoded);
            ampersand = value.indexOf('&', from);
        }
        return decoded.append(value, from, value.length()).toString();
    }

    /** Appends the character of the reference at this ampersand, and returns the index after the reference. */
    private static int appendReference(String value, int ampersand, StringBuilder decoded) {
        int index = ampersand + 1;
        if (index < value.length() && value.charAt(index) == '#') {
            return appendNumber(value, ampersand, decoded);
        }
        while (index < value.length()
                && index - ampersand <= MAX_NAME_LENGTH
                && Character.isLetterOrDigit(value.charAt(index))) {
            index++;
        }
        String character = NAMED.get(value.substring(ampersand + 1, index));
        boolean hasSemicolon = index < value.length() && value.charAt(index) == ';';
        // Without a semicolon, a reference may be a parameter of a query, "?a=1&lt=2", and then is no part of a host.
        if (character == null || !hasSemicolon) {
            decoded.append('&');
            return ampersand + 1;
        }
        decoded.append(character);
        return index + 1;
    }

    private static int appendNumber(String value, int ampersand, StringBuilder decoded) {
        int index = ampersand + 2;
        boolean hex = index < value.length() && (value.charAt(index) | 0x20) == 'x';
        index += hex ? 1 : 0;
        int start = index;
        int code = 0;
        for (int digit = digit(value, index, hex); digit >= 0; digit = digit(value, index, hex)) {
            code = Math.min(code * (hex ? 16 : 10) + digit, Character.MAX_CODE_POINT + 1);
            index++;
        }
        if (index == start) {
            decoded.append('&');
            return ampersand + 1;
        }
        decoded.appendCodePoint(code > Character.MAX_CODE_POINT ? 0xFFFD : code);
        return index < value.length() && value.charAt(index) == ';' ? index + 1 : index;
    }

    private static int digit(String value, int index, boolean hex) {
        char c = index < value.length() ? value.charAt(index) : ' ';
        return c < 0x80 ? Character.digit(c, hex ? 16 : 10) : -1;
    }
}
