// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.charter;

import java.util.Set;
import org.cookiecharter.catalogue.LocalizedText;

/**
 * A writer of HTML: of the charter, the receipt, the report and the banner. Text from catalogues and visitors is written by {@link #text}, which escapes it; markup is written by
 * {@link #tag}.
 */
public final class Markup {
    /** Languages that are written from right to left. */
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

    private final StringBuilder html = new StringBuilder(8192);

    private final boolean ascii;

    /** Creates an empty document. */
    public Markup() {
        this(false);
    }

    private Markup(boolean ascii) {
        this.ascii = ascii;
    }

    /**
     * Creates an empty part of a document in any encoding: all characters of texts that have another meaning in HTML,
     * or that are not printable ASCII, are written as numeric references.
     */
    public static Markup ascii() {
        return new Markup(true);
    }

    /** Writes the beginning of a document, up to the place of its stylesheet. */
    public Markup begin(InterfaceTexts texts, String title) {
        return begin(texts.language(), texts.direction(), title);
    }

    /**
     * Writes the beginning of a document in any language, up to the place of its stylesheet.
     *
     * @param direction the text direction, {@code ltr} or {@code rtl}
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

    /** Appends markup, unescaped. */
    public Markup tag(String markup) {
        html.append(markup);
        return this;
    }

    /** Appends escaped text, for the content of an element or the value of a quoted attribute. */
    public Markup text(String text) {
        if (ascii) {
            text.codePoints().forEach(this::reference);
            return this;
        }
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

    private void reference(int codePoint) {
        if (codePoint >= ' ' && codePoint < 0x7F && "&<>\"".indexOf(codePoint) < 0) {
            html.append((char) codePoint);
        } else {
            html.append("&#").append(codePoint).append(';');
        }
    }

    /**
     * Appends the {@code lang} attribute of a text that is not available in the requested language, and {@code dir} if
     * its language has the other direction. Appends nothing if the text is available.
     */
    public Markup lang(LocalizedText text, String requested) {
        String language = text.languageFor(requested);
        if (language.equals(requested)) {
            return this;
        }
        tag(" lang=\"").text(language).tag("\"");
        boolean rightToLeft = isRightToLeft(language);
        return rightToLeft == isRightToLeft(requested) ? this : tag(rightToLeft ? " dir=\"rtl\"" : " dir=\"ltr\"");
    }

    private static boolean isRightToLeft(String language) {
        return RIGHT_TO_LEFT.contains(InterfaceTexts.primaryTag(language));
    }

    /** Appends an element that contains only this text. */
    public Markup element(String name, String text) {
        return tag("<" + name + ">").text(text).tag("</" + name + ">\n");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
