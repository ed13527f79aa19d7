// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import java.util.List;
import java.util.Locale;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.text.ConsoleTexts;

/** The frame of every page: its head, the navigation and the user's name. */
public final class PageFrame {
    private static final List<String> PAGES =
            List.of("", "site", "categories", "services", "discovered", "preview", "review", "history", "visitors");

    private final Visit visit;
    private final ConsoleTexts texts;
    private final Markup page = new Markup();

    private PageFrame(Visit visit) {
        this.visit = visit;
        this.texts = visit.texts();
    }

    /**
     * Begins a page.
     *
     * @param section the name of the page of the navigation to which it belongs
     * @param title its heading
     */
    public static Markup begin(Visit visit, String section, String title) {
        PageFrame frame = new PageFrame(visit);
        frame.head(section, title);
        return frame.page;
    }

    /** Ends a page. */
    public static String end(Markup page) {
        return page.tag("</main>\n</body>\n</html>\n").toString();
    }

    private void head(String section, String title) {
        page.begin(texts.language(), "ltr", title + " – " + texts.text("title"))
                .tag("<link rel=\"stylesheet\" href=\"")
                .text(visit.root())
                .tag("console.css\">\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">")
                .text(texts.text("skip"))
                .tag("</a>\n<header>\n<p class=\"name\">")
                .text(texts.text("title"))
                .tag("</p>\n<p class=\"user\">")
                .text(texts.format("user", visit.user()))
                .tag(" ");
        for (Locale locale : ConsoleTexts.LANGUAGES) {
            String tag = locale.getLanguage();
            page.tag("<a href=\"")
                    .text(visit.urlIn(tag))
                    .tag("\" hreflang=\"" + tag + "\" lang=\"" + tag
                            + (tag.equals(texts.language()) ? "\" aria-current=\"true\">" : "\">"))
                    .text(locale.getDisplayLanguage(locale))
                    .tag("</a> ");
        }
        page.tag("</p>\n");
        String site = visit.site();
        if (site != null) {
            page.tag("<p class=\"site\">");
            if (!site.isEmpty()) {
                page.tag("<strong>").text(SitesScreen.name(site, texts)).tag("</strong> ");
            }
            link(page, visit.urlOf(""), texts.text("page.sites"));
            page.tag("</p>\n");
        }
        if (site == null || !site.isEmpty()) {
            navigation(section);
        }
        page.tag("</header>\n<main id=\"main\">\n").element("h1", title);
        if (!visit.parameter("saved").isEmpty()) {
            page.tag("<p class=\"done\" role=\"status\">")
                    .text(texts.text("saved."
                            + (texts.optional("saved." + visit.parameter("saved"))
                                            .isEmpty()
                                    ? "draft"
                                    : visit.parameter("saved"))))
                    .tag("</p>\n");
        }
    }

    private void navigation(String section) {
        page.tag("<nav aria-label=\"").text(texts.text("pages")).tag("\"><ul>\n");
        for (String name : PAGES) {
            page.tag("<li><a href=\"")
                    .text(visit.url(name))
                    .tag(name.equals(section) ? "\" aria-current=\"page\">" : "\">")
                    .text(texts.text("page." + (name.isEmpty() ? "overview" : name)))
                    .tag("</a></li>\n");
        }
        page.tag("</ul></nav>\n");
    }

    /** Begins a form that is sent to this URL, with the token of the user. */
    static Markup beginForm(Markup page, Visit visit, String url, String revision) {
        return page.tag("<form method=\"post\" action=\"")
                .text(url)
                .tag("\">\n<input type=\"hidden\" name=\"token\" value=\"")
                .text(visit.token())
                .tag("\"><input type=\"hidden\" name=\"revision\" value=\"")
                .text(revision)
                .tag("\">\n");
    }

    static void hidden(Markup page, String name, String value) {
        page.tag("<input type=\"hidden\" name=\"" + name + "\" value=\"")
                .text(value)
                .tag("\">\n");
    }

    static void button(Markup page, String action, String label) {
        page.tag("<button name=\"action\" value=\"" + action + "\">")
                .text(label)
                .tag("</button>\n");
    }

    static void link(Markup page, String url, String label) {
        page.tag("<a href=\"").text(url).tag("\">").text(label).tag("</a>");
    }
}
