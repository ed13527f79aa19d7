// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.microsoft.playwright.Page;
import java.util.List;

/** An axe-core check of the whole page in its current state. */
final class Axe {
    private static final String SOURCE = Resource.text("/axe.min.js");

    /** The rules for WCAG 2.2 AA, and those for best practices. */
    private static final String RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

    /** The rules whose results depend on colours. */
    private static final String COLOUR_RULES = "{type: 'rule', values: ['color-contrast', 'link-in-text-block']}";

    private static final String RUN = """
            () => axe.run(document, {resultTypes: ['violations'], runOnly: %s})
              .then(({violations}) => violations.map(({id, nodes}) => id + ': '
                + nodes.map(({html, failureSummary}) => html + ' ' + failureSummary).join('; ')))""";

    private Axe() {}

    /** Returns each violated rule, with the elements that violate it. */
    static List<?> violations(Page page) {
        return violations(page, RULES);
    }

    /** Returns each violated rule about colours, for a page that differs in nothing else from one that was checked. */
    static List<?> colourViolations(Page page) {
        return violations(page, COLOUR_RULES);
    }

    private static List<?> violations(Page page, String rules) {
        if (Boolean.FALSE.equals(page.evaluate("!!window.axe"))) {
            page.evaluate(SOURCE);
        }
        return (List<?>) page.evaluate(RUN.formatted(rules));
    }
}
