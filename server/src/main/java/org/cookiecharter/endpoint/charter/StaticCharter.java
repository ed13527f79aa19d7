// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.charter;

import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.charter.CharterParagraphs;
import org.cookiecharter.charter.CharterRights;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.endpoint.Languages;
import org.jspecify.annotations.Nullable;

/** The charter as a self-contained HTML page, to read, print or publish elsewhere. It has no form. */
public final class StaticCharter {
    private StaticCharter() {}

    /**
     * Returns the page.
     *
     * @param language its language; null for the catalogue's default
     * @param region the region of its readers, an ISO 3166 code; null, or an unknown one, for the strictest rule
     * @throws IllegalArgumentException if the interface does not support the language
     */
    public static String html(Catalogue catalogue, @Nullable String language, @Nullable String region) {
        Languages languages = new Languages(catalogue);
        String selected = language == null ? catalogue.language() : languages.available(language);
        if (selected == null) {
            throw new IllegalArgumentException(
                    "language (" + language + ") must be one of " + String.join(", ", languages.available()));
        }
        InterfaceTexts texts = languages.texts(selected);
        CharterParagraphs text = new CharterParagraphs(catalogue, texts, catalogue.regionRule(region));
        Markup page = new Markup()
                .begin(texts, text.title())
                .tag("<style>\n")
                .tag(catalogue.style().charterFile())
                .tag("</style>\n</head>\n<body class=\"cookie-charter-page\">\n<main>\n");
        text.writeIntroduction(page);
        text.writeTo(page);
        new CharterRights(catalogue, texts, page).write(catalogue.site());
        return CharterPage.foot(page);
    }
}
