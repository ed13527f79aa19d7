// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.thirdparty;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The tokens of a JavaScript module, as far as needed to distinguish strings from code, comments and regular
 * expressions.
 */
final class ModuleTokens {
    enum Kind {
        WORD,
        /** A word after a dot. */
        PROPERTY,
        /** A string, or a template without expressions. */
        STRING,
        OPERATOR,
        END
    }

    /** Words after which a slash starts a regular expression. */
    private static final List<String> OPERATORS_BEFORE_REGEX = List.of(
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
    /** For each open template, the number of open braces in its expression. */
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
            return readString(c);
        }
        if (c == '`') {
            at++;
            return readTemplate();
        }
        if (Character.isJavaIdentifierPart(c) || c == '\\') {
            return readWord();
        }
        return c == '/' && operandExpected && skipRegex() ? next() : readOperator(c);
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

    private Kind readWord() {
        int start = at;
        while (at < js.length() && (Character.isJavaIdentifierPart(js.charAt(at)) || js.charAt(at) == '\\')) {
            at++;
        }
        text = js.substring(start, at);
        boolean isProperty = dots == 1 || dots == 2;
        dots = 0;
        operandExpected = OPERATORS_BEFORE_REGEX.contains(text);
        return isProperty ? Kind.PROPERTY : Kind.WORD;
    }

    private Kind readOperator(char c) {
        at++;
        text = String.valueOf(c);
        dots = c == '.' ? dots + 1 : 0;
        operandExpected = c != ')' && c != ']';
        Integer open = templates.peek();
        if (open != null && (c == '{' || c == '}')) {
            templates.pop();
            if (c == '}' && open == 0) {
                return readTemplate();
            }
            templates.push(c == '{' ? open + 1 : open - 1);
        }
        return Kind.OPERATOR;
    }

    private Kind readString(char quote) {
        at++;
        StringBuilder value = new StringBuilder();
        while (at < js.length() && js.charAt(at) != quote) {
            if (js.charAt(at) == '\n' || js.charAt(at) == '\r') {
                return complete(Kind.OPERATOR, "");
            }
            append(value);
        }
        at++;
        return complete(Kind.STRING, value.toString());
    }

    /** Reads a template from after its first character, or from after an expression in it. */
    private Kind readTemplate() {
        boolean whole = js.charAt(at - 1) == '`';
        StringBuilder value = new StringBuilder();
        while (at < js.length() && js.charAt(at) != '`') {
            if (js.startsWith("${", at)) {
                at += 2;
                templates.push(0);
                operandExpected = true;
                text = "`";
                return Kind.OPERATOR;
            }
            append(value);
        }
        at++;
        return complete(whole ? Kind.STRING : Kind.OPERATOR, value.toString());
    }

    private Kind complete(Kind kind, String value) {
        text = value;
        dots = 0;
        operandExpected = false;
        return kind;
    }

    /** Reads a character, decodes it if it is escaped (ECMAScript, 12.9.4), and appends it. */
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

    /**
     * Returns the index of the closing brace, searching at most ten characters: a code point has at most eight digits,
     * and longer ones would be slow to parse.
     */
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

    /** Skips a regular expression. Returns false if none ends on this line: then the slash is an operator. */
    private boolean skipRegex() {
        if (at < noRegexBefore) {
            return false;
        }
        boolean inClass = false;
        int index = at + 1;
        for (; index < js.length() && js.charAt(index) != '\n'; index++) {
            char c = js.charAt(index);
            if (c == '\\') {
                index++;
            } else if (c == '/' && !inClass) {
                at = index + 1;
                operandExpected = false;
                return true;
            } else if (c == '[' || c == ']') {
                inClass = c == '[';
            }
        }
        noRegexBefore = index;
        return false;
    }
}
