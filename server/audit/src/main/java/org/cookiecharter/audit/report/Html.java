// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

/** An HTML text that grows. Methods named {@code text} escape their values; {@code markup} does not. */
final class Html {
    private final StringBuilder html = new StringBuilder();

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean control = (c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
                    escaped.appendCodePoint(control || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c);
                }
            }
        });
        return escaped.toString();
    }

    Html markup(String markup) {
        html.append(markup);
        return this;
    }

    Html text(String text) {
        html.append(escape(text));
        return this;
    }

    Html code(String text) {
        return markup("<code>").text(text).markup("</code>");
    }

    /** Appends a text in both languages; the style shows one of them. */
    Html text(Texts.Text text) {
        return text.english().equals(text.french())
                ? text(text.english())
                : markup("<span lang=\"en\">")
                        .text(text.english())
                        .markup("</span><span lang=\"fr\">")
                        .text(text.french())
                        .markup("</span>");
    }

    /** Appends the text of a key in both languages. */
    Html label(String key) {
        return text(Texts.get(key));
    }

    Html heading(String key) {
        return markup("<h2>").label(key).markup("</h2>\n");
    }

    /** Appends the beginning of a table with these column headers. */
    Html startTable(String... keys) {
        markup("<div class=\"table\" tabindex=\"0\"><table><thead><tr>");
        for (String key : keys) {
            markup("<th scope=\"col\">").label(key).markup("</th>");
        }
        return markup("</tr></thead><tbody>\n");
    }

    Html endTable() {
        return markup("</tbody></table></div>\n");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
