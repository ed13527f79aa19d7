// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import org.cookiecharter.charter.Markup;

/** A page that explains why a request has no effect. */
public final class Problem {
    private Problem() {}

    /**
     * Returns the page.
     *
     * @param key the key of the texts: of the heading, and with {@code .text} of the explanation
     */
    public static Reply page(Visit visit, int status, String key) {
        return page(visit, status, key, visit.texts().text(key + ".text"));
    }

    /**
     * Returns the page with another explanation.
     *
     * @param key the key of the heading
     */
    public static Reply page(Visit visit, int status, String key, String explanation) {
        Markup page = PageFrame.begin(visit, "none", visit.texts().text(key));
        page.element("p", explanation);
        return Reply.page(status, PageFrame.end(page));
    }
}
