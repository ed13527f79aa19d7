// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The tokens of a module, as far as they tell strings from text, comments and regular expressions. */
final class ModuleTokens {
    enum Kind {
        WORD,
        /** A word behind a dot. */
        PROPERTY,
        /** Also a template without expressions in it. */
        STRING,
        SIGN,
        END
    }

    /** Behind these a slash begins a regular expression. */
    private static final List<String> OPERATORS = List.of(
            "return",
            "typeof",
            "case",
            "in",
            "of",
            "delete",
            "void",
            "instanceof",
            "new",
            "do",
            "else",
            "await",
            "yield");

    private final String js;
    /** For each template that is open, how many braces are open in its expression. */
    private final Deque<Integer> templates = new ArrayDeque<>();

    private int at;
    private String text = "";
    private boolean operandExpected = true;
    private int dots;
    private int noRegexBefore;

    ModuleTokens(String js) {
        this.js = js;
    }

    /** Returns the text of the token, or the value of a string. */
    String text() {
        return text;
    }

    Kind next() {
        skipSpaceAndComments();
        if (at >= js.length()) {
            return Kind.END;
        }
        char c = js.charAt(at);
        if (c == '"' || c == '\'') {
            return string(c);
        }
        if (c == '`') {
            at++;
            return template();
        }
        if (Character.isJavaIdentifierPart(c) || c == '\\') {
            return word();
        }
        return c == '/' && operandExpected && skipRegex() ? next() : sign(c);
    }

    private void skipSpaceAndComments() {
        while (at < js.length()) {
            char c = js.charAt(at);
            if (js.startsWith("/*", at)) {
                int end = js.indexOf("*/", at + 2);
                at = end < 0 ? js.length() : end + 2;
            } else if (js.startsWith("//", at)) {
                at = lineEnd(at);
            } else if (c <= ' ' || Character.isWhitespace(c) || c == '\u00a0' || c == '\ufeff') {
                at++;
            } else {
                return;
            }
        }
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < js.length() && js.charAt(end) != '\n' && js.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private Kind word() {
        int start = at;
        while (at < js.length() && (Character.isJavaIdentifierPart(js.charAt(at)) || js.charAt(at) == '\\')) {
            at++;
        }
        text = js.substring(start, at);
        boolean property = dots == 1 || dots == 2;
        dots = 0;
        operandExpected = OPERATORS.contains(text);
        return property ? Kind.PROPERTY : Kind.WORD;
    }

    private Kind sign(char c) {
        at++;
        text = String.valueOf(c);
        dots = c == '.' ? dots + 1 : 0;
        operandExpected = c != ')' && c != ']';
        Integer open = templates.peek();
        if (open != null && (c == '{' || c == '}')) {
            templates.pop();
            if (c == '}' && open == 0) {
                return template();
            }
            templates.push(c == '{' ? open + 1 : open - 1);
        }
        return Kind.SIGN;
    }

    private Kind string(char quote) {
        at++;
        StringBuilder value = new StringBuilder();
        while (at < js.length() && js.charAt(at) != quote) {
            if (js.charAt(at) == '\n' || js.charAt(at) == '\r') {
                return value(Kind.SIGN, "");
            }
            append(value);
        }
        at++;
        return value(Kind.STRING, value.toString());
    }

    /** Reads a template from behind its first character, or from behind an expression in it. */
    private Kind template() {
        boolean whole = js.charAt(at - 1) == '`';
        StringBuilder value = new StringBuilder();
        while (at < js.length() && js.charAt(at) != '`') {
            if (js.startsWith("${", at)) {
                at += 2;
                templates.push(0);
                operandExpected = true;
                text = "`";
                return Kind.SIGN;
            }
            append(value);
        }
        at++;
        return value(whole ? Kind.STRING : Kind.SIGN, value.toString());
    }

    private Kind value(Kind kind, String value) {
        text = value;
        dots = 0;
        operandExpected = false;
        return kind;
    }

    /** Appends one character, which may be escaped (ECMAScript, 12.9.4). */
    private void append(StringBuilder value) {
        char c = js.charAt(at++);
        if (c != '\\' || at >= js.length()) {
            value.append(c);
            return;
        }
        char escaped = js.charAt(at++);
        switch (escaped) {
            case 'x' -> value.append(hex(at, at + 2));
            case 'u' -> {
                boolean braces = at < js.length() && js.charAt(at) == '{';
                value.append(braces ? hex(at + 1, closingBrace(at)) : hex(at, at + 4));
            }
            case '\n', '\r', '\u2028', '\u2029' -> {}
            default -> value.append("bfnrtv0".indexOf(escaped) < 0 ? String.valueOf(escaped) : " ");
        }
    }

    /** A code point has no more than eight digits, or others would take long to be read. */
    private int closingBrace(int from) {
        int end = from;
        while (end < js.length() && end < from + 10 && js.charAt(end) != '}') {
            end++;
        }
        return end;
    }

    private String hex(int from, int to) {
        if (to < from || to > js.length() || to - from > 8) {
            return "";
        }
        try {
            int code = Integer.parseInt(js.substring(from, to), 16);
            at = js.startsWith("}", to) && js.charAt(from - 1) == '{' ? to + 1 : to;
            return Character.isValidCodePoint(code) ? Character.toString(code) : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }

    /** Skips a regular expression. Returns false if none ends in this line: then the slash is a sign. */
    private boolean skipRegex() {
        if (at < noRegexBefore) {
            return false;
        }
        boolean inClass = false;
        int place = at + 1;
        for (; place < js.length() && js.charAt(place) != '\n'; place++) {
            char c = js.charAt(place);
            if (c == '\\') {
                place++;
            } else if (c == '/' && !inClass) {
                at = place + 1;
                operandExpected = false;
                return true;
            } else if (c == '[' || c == ']') {
                inClass = c == '[';
            }
        }
        noRegexBefore = place;
        return false;
    }
}
