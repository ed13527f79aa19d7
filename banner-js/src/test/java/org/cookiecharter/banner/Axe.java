// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.microsoft.playwright.Page;
import java.util.List;

/** axe-core, asked about the whole page as it is now. */
final class Axe {
    private static final String SOURCE = Resource.text("/axe.min.js");

    /** What WCAG 2.2 AA asks, and what is good practice besides. */
    private static final String RUN = """
            () => axe.run(document, {resultTypes: ['violations'], runOnly:
                ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
              .then(({violations}) => violations.map(({id, nodes}) => id + ': '
                + nodes.map(({html, failureSummary}) => html + ' ' + failureSummary).join('; ')))""";

    private Axe() {}

    /** Each rule that is broken, and by what. */
    static List<?> violations(Page page) {
        if (Boolean.FALSE.equals(page.evaluate("!!window.axe"))) {
            page.evaluate(SOURCE);
        }
        return (List<?>) page.evaluate(RUN);
    }
}
