// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.page;

import java.util.Map;

/**
 * What stands around the content of each page.
 *
 * @param template the template of the frame
 * @param assets the path of style sheets and scripts, with a slash at its end
 * @param diary the path of the page "What happened to the cookies"
 */
public record PageFrame(String template, String assets, String diary) {
    /** The frame of the portal's pages. */
    public static final PageFrame PORTAL = new PageFrame("portal", "/static/", "/cookies");
    /** The frame in front of a site that we know nothing of: plain, and under a path that it hardly uses. */
    public static final PageFrame BARE = new PageFrame("bare", "/.cookie-charter/", "/.cookie-charter/cookies");

    /**
     * A whole page.
     *
     * @param path where the visitor is, so that a change of language leads back
     */
    public String around(Texts texts, String path, String title, Markup main) {
        return Template.of(template)
                .fill(
                        texts,
                        Map.of(
                                "language", texts.language().tag(),
                                "title", title,
                                "path", path,
                                "assets", assets,
                                "diary", diary,
                                "fr-current", current(texts, Language.FR),
                                "en-current", current(texts, Language.EN),
                                "main", main))
                .html();
    }

    private static String current(Texts texts, Language language) {
        return String.valueOf(texts.language() == language);
    }
}
