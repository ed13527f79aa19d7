// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cookiecharter.html.prologue.HtmlPrologue;

/**
 * Finds the addresses that a style sheet or a {@code style} attribute loads, based on the tokens of CSS (W3C CSS Syntax
 * Level 3, 4): in {@code @import}, {@code url()} and {@code image-set()}. Comments, other strings and
 * {@code @namespace} load nothing.
 */
final class CssAddresses {
    /** The functions whose string arguments are addresses. */
    private static final Set<String> ADDRESS_FUNCTIONS = Set.of("src", "image", "image-set", "-webkit-image-set");

    private static final int MAX_HEX_DIGITS = 6;

    private final String css;
    private final List<String> addresses = new ArrayList<>();
    private final List<String> functions = new ArrayList<>();
    private int at;
    private boolean inImport;
    private boolean inNamespace;

    private CssAddresses(String css) {
        this.css = css;
    }

    /** Returns the addresses in order of appearance, with escapes decoded. */
    static List<String> find(String css) {
        if (!mayContainAddress(css)) {
            return List.of();
        }
        CssAddresses reader = new CssAddresses(css);
        while (reader.at < css.length()) {
            reader.readToken();
        }
        return reader.addresses;
    }

    /** Returns whether a style sheet may contain an address: most inline ones do not, and need not be read. */
    private static boolean mayContainAddress(String css) {
        if (css.indexOf('\\') >= 0) {
            return true;
        }
        for (int rule = css.indexOf('@'); rule >= 0; rule = css.indexOf('@', rule + 1)) {
            if (css.regionMatches(true, rule, "@import", 0, "@import".length())) {
                return true;
            }
        }
        for (int function = css.indexOf('('); function >= 0; function = css.indexOf('(', function + 1)) {
            // The last letters of the names of functions with addresses.
            if (function > 0 && "lceLCEtT".indexOf(css.charAt(function - 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private void readToken() {
        char c = css.charAt(at);
        if (c == '/' && css.startsWith("/*", at)) {
            int end = css.indexOf("*/", at + 2);
            at = end < 0 ? css.length() : end + 2;
        } else if (c == '"' || c == '\'') {
            String text = readString();
            if (inImport || (!functions.isEmpty() && ADDRESS_FUNCTIONS.contains(functions.get(functions.size() - 1)))) {
                add(text);
            }
        } else if (c == '@') {
            at++;
            String rule = readName();
            inImport = rule.equals("import");
            inNamespace = rule.equals("namespace");
        } else if (isPartOfName(c) || c == '\\') {
            boolean number = c >= '0' && c <= '9';
            String name = readName();
            if (!number && at < css.length() && css.charAt(at) == '(') {
                at++;
                functions.add(name);
                readUrl(name.equals("url"));
            }
        } else {
            at++;
            readDelimiter(c);
        }
    }

    private void readDelimiter(char c) {
        switch (c) {
            case '#' -> readName();
            case '(' -> functions.add("");
            case ')' -> {
                if (!functions.isEmpty()) {
                    functions.remove(functions.size() - 1);
                }
            }
            case ';', '{', '}' -> {
                functions.clear();
                inImport = false;
                inNamespace = false;
            }
            default -> {}
        }
    }

    /** Reads the address after {@code url(}, quoted or unquoted. */
    private void readUrl(boolean isUrl) {
        if (!isUrl) {
            return;
        }
        skipSpace();
        if (at < css.length() && (css.charAt(at) == '"' || css.charAt(at) == '\'')) {
            add(readString());
            return;
        }
        StringBuilder address = new StringBuilder();
        while (at < css.length() && css.charAt(at) != ')' && !HtmlPrologue.isSpace(css.charAt(at))) {
            append(address);
        }
        add(address.toString());
    }

    /** Adds an address. An {@code @import} has only one address; conditions may follow it. */
    private void add(String address) {
        inImport = false;
        if (!inNamespace && !address.isEmpty()) {
            addresses.add(address);
        }
    }

    /**
     * Reads the string that starts here. Returns an empty string if a line ends in it, as browsers discard such a
     * string.
     */
    private String readString() {
        char quote = css.charAt(at++);
        StringBuilder text = new StringBuilder();
        while (at < css.length() && css.charAt(at) != quote) {
            char c = css.charAt(at);
            if (c == '\n' || c == '\r' || c == '\f') {
                return "";
            }
            append(text);
        }
        at++;
        return text.toString();
    }

    private String readName() {
        StringBuilder name = new StringBuilder();
        while (at < css.length() && (isPartOfName(css.charAt(at)) || css.charAt(at) == '\\')) {
            append(name);
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isPartOfName(char c) {
        return c >= 0x80 || c == '-' || c == '_' || (c >= '0' && c <= '9') || HtmlPrologue.isLetter(c);
    }

    /** Reads a character, decodes it if it is escaped, and appends it. */
    private void append(StringBuilder text) {
        char c = css.charAt(at++);
        if (c != '\\') {
            text.append(c);
            return;
        }
        int start = at;
        int code = 0;
        while (at < css.length() && at - start < MAX_HEX_DIGITS && digit(css.charAt(at)) >= 0) {
            code = code * 16 + digit(css.charAt(at++));
        }
        if (at > start) {
            text.appendCodePoint(Character.isValidCodePoint(code) ? code : 0xFFFD);
            skipOneSpace();
        } else if (at < css.length() && !skipLineEnd()) {
            text.append(css.charAt(at++));
        }
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private void skipSpace() {
        while (at < css.length() && HtmlPrologue.isSpace(css.charAt(at))) {
            at++;
        }
    }

    private void skipOneSpace() {
        if (!skipLineEnd() && at < css.length() && HtmlPrologue.isSpace(css.charAt(at))) {
            at++;
        }
    }

    private boolean skipLineEnd() {
        int length =
                css.startsWith("\r\n", at) ? 2 : at < css.length() && "\n\r\f".indexOf(css.charAt(at)) >= 0 ? 1 : 0;
        at += length;
        return length > 0;
    }
}
