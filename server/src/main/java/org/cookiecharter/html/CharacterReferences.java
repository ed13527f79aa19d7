// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.Map;

/**
 * What an attribute's value says where characters in it are written as references (HTML Living Standard, 13.2.5.72 to
 * .80). Of the named ones those for ASCII suffice: all others stand for what no host, scheme or slash is written with.
 */
final class CharacterReferences {
    private static final int LONGEST = 12;

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
            from = reference(value, ampersand, decoded);
            ampersand = value.indexOf('&', from);
        }
        return decoded.append(value, from, value.length()).toString();
    }

    /** Appends what the reference at this ampersand stands for. Returns where it ends. */
    private static int reference(String value, int ampersand, StringBuilder decoded) {
        int at = ampersand + 1;
        if (at < value.length() && value.charAt(at) == '#') {
            return number(value, ampersand, decoded);
        }
        while (at < value.length() && at - ampersand <= LONGEST && Character.isLetterOrDigit(value.charAt(at))) {
            at++;
        }
        String character = NAMED.get(value.substring(ampersand + 1, at));
        boolean ended = at < value.length() && value.charAt(at) == ';';
        // Without its semicolon a reference may be a parameter of a query: "?a=1&lt=2". It tells no host then.
        if (character == null || !ended) {
            decoded.append('&');
            return ampersand + 1;
        }
        decoded.append(character);
        return at + 1;
    }

    private static int number(String value, int ampersand, StringBuilder decoded) {
        int at = ampersand + 2;
        boolean hex = at < value.length() && (value.charAt(at) | 0x20) == 'x';
        at += hex ? 1 : 0;
        int start = at;
        int code = 0;
        for (int digit = digit(value, at, hex); digit >= 0; digit = digit(value, at, hex)) {
            code = Math.min(code * (hex ? 16 : 10) + digit, Character.MAX_CODE_POINT + 1);
            at++;
        }
        if (at == start) {
            decoded.append('&');
            return ampersand + 1;
        }
        decoded.appendCodePoint(code > Character.MAX_CODE_POINT ? 0xFFFD : code);
        return at < value.length() && value.charAt(at) == ';' ? at + 1 : at;
    }

    private static int digit(String value, int at, boolean hex) {
        char c = at < value.length() ? value.charAt(at) : ' ';
        return c < 0x80 ? Character.digit(c, hex ? 16 : 10) : -1;
    }
}
