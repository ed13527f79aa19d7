// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.demo.page.Language;

/**
 * A table of figures published by the town.
 *
 * @param title the title, by language tag
 * @param summary a description, by language tag
 * @param theme the theme, a text key of the pages
 * @param unit the unit of the figures, by language tag
 * @param updated the day of the last change, ISO 8601
 * @param records the number of rows in the complete table
 * @param figures the figures in the chart
 */
record Dataset(
        String id,
        Map<String, String> title,
        Map<String, String> summary,
        String theme,
        Map<String, String> unit,
        String updated,
        int records,
        List<Figure> figures) {

    /** A bar of the chart. */
    record Figure(String label, int value) {}

    String title(Language language) {
        return in(title, language);
    }

    String summary(Language language) {
        return in(summary, language);
    }

    String unit(Language language) {
        return in(unit, language);
    }

    Dataset withTitle(Language language, String text) {
        Map<String, String> titles = new LinkedHashMap<>(title);
        titles.put(language.tag(), text);
        return new Dataset(id, titles, summary, theme, unit, updated, records, figures);
    }

    private static String in(Map<String, String> texts, Language language) {
        return texts.getOrDefault(language.tag(), "");
    }
}
