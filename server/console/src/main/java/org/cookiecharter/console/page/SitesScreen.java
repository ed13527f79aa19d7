// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import java.util.List;
import java.util.Locale;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.storage.CatalogueLibrary;
import org.cookiecharter.console.storage.ConsoleState;
import org.cookiecharter.console.text.ConsoleTexts;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.Fields;

/** The list of the sites of a console that has several. */
public final class SitesScreen implements Screen {
    private final CatalogueLibrary catalogues;

    public SitesScreen(CatalogueLibrary catalogues) {
        this.catalogues = catalogues;
    }

    @Override
    public Reply show(Visit visit) {
        ConsoleTexts texts = visit.texts();
        Markup page = PageFrame.begin(visit, "", texts.text("page.sites"));
        List<String> sites = catalogues.sites();
        if (sites.isEmpty()) {
            page.element("p", texts.text("sites.none"));
        }
        page.tag("<ul class=\"rows\">\n");
        for (String site : sites) {
            ConsoleState state = catalogues.storage(site).read();
            page.tag("<li><div>");
            PageFrame.link(page, visit.urlOf(site), name(site, texts));
            page.tag("<br><span class=\"quiet\">")
                    .text(texts.text(state.published() == null ? "sites.unpublished" : "sites.published"))
                    .text(state.draft() == null ? "" : " " + texts.text("sites.draft"))
                    .tag("</span></div></li>\n");
        }
        page.tag("</ul>\n").element("h2", texts.text("sites.add"));
        PageFrame.beginForm(page, visit, visit.urlOf(""), "");
        page.tag("<div class=\"field\"><label for=\"host\">")
                .text(texts.text("sites.host"))
                .tag("</label>\n<p class=\"hint\" id=\"host-hint\">")
                .text(texts.text("sites.host.hint"))
                .tag("</p>\n<input id=\"host\" name=\"host\" autocomplete=\"off\" autocapitalize=\"none\" required"
                        + " aria-describedby=\"host-hint\"></div>\n<p class=\"buttons\">");
        PageFrame.button(page, "add", texts.text("sites.add"));
        page.tag("</p>\n</form>\n");
        return Reply.page(PageFrame.end(page));
    }

    /** Returns the name of a site for people. */
    static String name(String site, ConsoleTexts texts) {
        return site.equals(CatalogueLibrary.OTHERS) ? texts.text("sites.others") : site;
    }

    @Override
    public Reply submit(Visit visit, Fields form) {
        String host = Visit.value(form, "host").strip().toLowerCase(Locale.ROOT);
        return CatalogueLibrary.HOST.matcher(host).matches()
                ? Reply.redirect(visit.urlOf(host))
                : Problem.page(visit, HttpStatus.UNPROCESSABLE_ENTITY_422, "sites.noHost");
    }
}
