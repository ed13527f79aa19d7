// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.page;

import java.util.Map;

/**
 * The frame around the content of each page.
 *
 * @param template the name of the frame's template
 * @param assets the path of style sheets and scripts, with a trailing slash
 * @param diary the path of the page "What happened to the cookies"
 */
public record PageFrame(String template, String assets, String diary) {
    /** The frame of the portal's pages. */
    public static final PageFrame PORTAL = new PageFrame("portal", "/static/", "/cookies");
    /** The frame for pages in front of another site. It is neutral, with paths that the site is unlikely to use. */
    public static final PageFrame BARE = new PageFrame("bare", "/.cookie-charter/", "/.cookie-charter/cookies");

    /**
     * Renders a complete page.
     *
     * @param path the path of the page, to which the language switch returns
     */
    public String render(Texts texts, String path, String title, Markup main) {
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
