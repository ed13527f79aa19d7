// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.page;

/** HTML that is inserted without escaping; all other text is escaped. */
public record Markup(String html) {
    public static final Markup NONE = new Markup("");

    /** Escapes a text for use in content and in quoted attributes. */
    public static Markup text(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
        return new Markup(html.toString());
    }

    /** Concatenates parts. */
    public static Markup join(Iterable<Markup> parts) {
        StringBuilder html = new StringBuilder();
        parts.forEach(part -> html.append(part.html()));
        return new Markup(html.toString());
    }
}
