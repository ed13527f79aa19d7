// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import com.google.gson.JsonObject;
import java.util.regex.Pattern;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.form.Form;
import org.cookiecharter.console.storage.ConsoleState;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.Fields;

/** The page of the site: its controller, its appearance and its languages. */
public final class SiteScreen extends SingleObjectScreen {
    static final String PAGE = "site";

    public SiteScreen(Workspace workspace) {
        super(workspace, Form.SITE, PAGE, PAGE);
    }

    @Override
    JsonObject find(CatalogueTree tree, Visit visit) {
        return tree.root();
    }

    @Override
    String path(CatalogueTree tree, JsonObject object, Visit visit) {
        return "$";
    }

    @Override
    void after(Markup page, CatalogueTree tree, JsonObject object, Visit visit, ConsoleState state) {
        page.tag("<p>");
        PageFrame.link(page, visit.url(SignalsScreen.PAGE), visit.texts().text("page.signals"));
        page.tag("</p>\n").element("h2", visit.texts().text("languages"));
        page.element("p", visit.texts().text("languages.hint"));
        page.tag("<ul class=\"rows\">\n");
        for (String language : tree.languages()) {
            page.tag("<li><span>").text(visit.texts().languageName(language)).tag("</span>\n");
            if (!language.equals(tree.language())) {
                PageFrame.beginForm(page, visit, visit.url(Languages.PAGE), state.revision());
                PageFrame.hidden(page, "language", language);
                page.tag("<button class=\"quiet\" name=\"action\" value=\"remove\">")
                        .text(visit.texts()
                                .format("languages.remove", visit.texts().languageName(language)))
                        .tag("</button>\n</form>");
            }
            page.tag("</li>\n");
        }
        page.tag("</ul>\n");
        PageFrame.beginForm(page, visit, visit.url(Languages.PAGE), state.revision());
        page.tag("<div class=\"field\"><label for=\"add-language\">")
                .text(visit.texts().text("languages.add"))
                .tag("</label>\n<select id=\"add-language\" name=\"language\">\n");
        InterfaceTexts.LANGUAGES.stream()
                .filter(language -> !tree.languages().contains(language))
                .forEach(language -> page.tag("<option value=\"" + language + "\">")
                        .text(visit.texts().languageName(language))
                        .tag("</option>\n"));
        page.tag("</select></div>\n<p class=\"buttons\">");
        PageFrame.button(page, "add", visit.texts().text("languages.add"));
        page.tag("</p>\n</form>\n");
    }

    /** The forms that add and remove a language. */
    public static final class Languages implements Screen {
        public static final String PAGE = "languages";

        private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}");

        private final Workspace workspace;

        public Languages(Workspace workspace) {
            this.workspace = workspace;
        }

        @Override
        public Reply show(Visit visit) {
            return Reply.redirect(visit.url(SiteScreen.PAGE));
        }

        @Override
        public Reply submit(Visit visit, Fields form) {
            CatalogueTree tree = Workspace.tree(workspace.state());
            String language = Visit.value(form, "language");
            if (!TAG.matcher(language).matches()) {
                return show(visit);
            }
            if (Visit.value(form, "action").equals("add")) {
                tree.addLanguage(language);
            } else {
                tree.removeLanguage(language);
            }
            return workspace.save(Visit.value(form, "revision"), visit.user(), tree)
                    ? Reply.redirect(visit.url(SiteScreen.PAGE, "saved", "draft"))
                    : Problem.page(visit, HttpStatus.CONFLICT_409, "stale");
        }
    }
}
