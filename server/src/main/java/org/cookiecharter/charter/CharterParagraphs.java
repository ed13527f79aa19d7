// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.charter;

import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Catalogue.CharterTexts;
import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.cookiecharter.catalogue.LocalizedText;
import org.jspecify.annotations.Nullable;

/** The parts of the charter that are the same for every visitor of a region, in one language. */
public final class CharterParagraphs {
    private final Catalogue catalogue;
    private final InterfaceTexts texts;
    private final String language;
    private final @Nullable RegionRule rule;

    /**
     * Creates the parts.
     *
     * @param rule the rule for the reader's region; null if the catalogue makes no difference between regions
     */
    public CharterParagraphs(Catalogue catalogue, InterfaceTexts texts, @Nullable RegionRule rule) {
        this.rule = rule;
        this.catalogue = catalogue;
        this.texts = texts;
        this.language = texts.language();
    }

    /** Returns the title of the page. */
    public String title() {
        LocalizedText title = catalogue.charter().title();
        return title == null ? texts.charter("title") : title.in(language);
    }

    /** Writes the heading and the introduction. */
    public void writeIntroduction(Markup page) {
        CharterTexts charter = catalogue.charter();
        if (charter.title() == null) {
            page.element("h1", title());
        } else {
            heading(page, "h1", charter.title());
        }
        paragraphs(page, charter.introduction());
    }

    /** Writes the definition of cookies, and which service sets which of them. */
    public void writeTo(Markup page) {
        CharterTexts charter = catalogue.charter();
        if (charter.definition() != null) {
            heading(page, "h2", charter.definitionHeading());
            paragraphs(page, charter.definition());
        }
        paragraphs(page, charter.types());
        catalogue.categories().forEach(category -> paragraphs(page, category.description()));
        new CharterTables(catalogue, texts, page, rule).write();
    }

    private void heading(Markup page, String level, @Nullable LocalizedText text) {
        if (text != null) {
            page.tag("<" + level)
                    .lang(text, language)
                    .tag(">")
                    .text(text.in(language))
                    .tag("</" + level + ">\n");
        }
    }

    private void paragraphs(Markup page, @Nullable LocalizedText text) {
        if (text != null) {
            text.in(language)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> page.tag("<p")
                            .lang(text, language)
                            .tag(">")
                            .text(line)
                            .tag("</p>\n"));
        }
    }
}
