// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.charter.CharterParagraphs;
import org.cookiecharter.charter.CharterRights;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.charter.Markup;
import org.jspecify.annotations.Nullable;

/** The charter as a page that stands by itself, style included: to be read, printed or put elsewhere. One chooses on the site. */
public final class StaticCharter {
    private StaticCharter() {}

    /**
     * The page.
     *
     * @param language that it is to be in; null for the catalogue's own
     * @throws IllegalArgumentException if the interface does not speak the language
     */
    public static String html(Catalogue catalogue, @Nullable String language) {
        Languages languages = new Languages(catalogue);
        String spoken = language == null ? catalogue.language() : languages.offered(language);
        if (spoken == null) {
            throw new IllegalArgumentException(
                    "language (" + language + ") must be one of " + String.join(", ", languages.offered()));
        }
        InterfaceTexts texts = languages.texts(spoken);
        CharterParagraphs text = new CharterParagraphs(catalogue, texts);
        Markup page = new Markup()
                .begin(texts, text.title())
                .tag("<style>\n")
                .tag(catalogue.appearance().style().charterFile())
                .tag("</style>\n</head>\n<body class=\"cookie-charter-page\">\n<main>\n");
        text.writeIntroduction(page);
        text.writeTo(page);
        new CharterRights(catalogue, texts, page).write(catalogue.site());
        return CharterPage.foot(page);
    }
}
