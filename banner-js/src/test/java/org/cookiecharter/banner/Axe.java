// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.microsoft.playwright.Page;
import java.util.List;

/** An axe-core check of the whole page in its current state. */
final class Axe {
    private static final String SOURCE = Resource.text("/axe.min.js");

    /** A script that runs the rules for WCAG 2.2 AA, and those for best practices. */
    private static final String RUN = """
            () => axe.run(document, {resultTypes: ['violations'], runOnly:
                ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
              .then(({violations}) => violations.map(({id, nodes}) => id + ': '
                + nodes.map(({html, failureSummary}) => html + ' ' + failureSummary).join('; ')))""";

    private Axe() {}

    /** Returns each violated rule, with the elements that violate it. */
    static List<?> violations(Page page) {
        if (Boolean.FALSE.equals(page.evaluate("!!window.axe"))) {
            page.evaluate(SOURCE);
        }
        return (List<?>) page.evaluate(RUN);
    }
}
