// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.charter;

import java.util.Set;
import org.cookiecharter.catalogue.LocalizedText;

/** HTML in the making. What people wrote goes in as {@link #text}, what programmers wrote as {@link #tag}. */
public final class Markup {
    /** Languages of letters that run from right to left. */
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

    private final StringBuilder html = new StringBuilder(8192);

    /** Empty. */
    public Markup() {}

    /** The begin of a document, up to where its style is to stand. */
    public Markup begin(InterfaceTexts texts, String title) {
        return begin(texts.language(), texts.direction(), title);
    }

    /**
     * The same in any language.
     *
     * @param direction {@code ltr} or {@code rtl}
     */
    public Markup begin(String language, String direction, String title) {
        return tag("<!doctype html>\n<html lang=\"")
                .text(language)
                .tag("\" dir=\"")
                .text(direction)
                .tag("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .tag("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .text(title)
                .tag("</title>\n");
    }

    /** Markup, as it is. */
    public Markup tag(String markup) {
        html.append(markup);
        return this;
    }

    /** Text, for the content of an element or the value of a quoted attribute. */
    public Markup text(String text) {
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
        return this;
    }

    /**
     * The {@code lang} attribute of a text that the wanted language lacks, and {@code dir} where that one runs the other
     * way; nothing where it has it.
     */
    public Markup lang(LocalizedText text, String wanted) {
        String language = text.languageFor(wanted);
        if (language.equals(wanted)) {
            return this;
        }
        tag(" lang=\"").text(language).tag("\"");
        boolean leftwards = runsLeft(language);
        return leftwards == runsLeft(wanted) ? this : tag(leftwards ? " dir=\"rtl\"" : " dir=\"ltr\"");
    }

    private static boolean runsLeft(String language) {
        return RIGHT_TO_LEFT.contains(InterfaceTexts.main(language));
    }

    /** An element with nothing but this text in it. */
    public Markup element(String name, String text) {
        return tag("<" + name + ">").text(text).tag("</" + name + ">\n");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
