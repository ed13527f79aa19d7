// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.DraftValidation;
import org.cookiecharter.console.preview.ColourScheme;
import org.cookiecharter.console.preview.PreviewPage;
import org.cookiecharter.console.text.ConsoleTexts;
import org.cookiecharter.console.text.ErrorTexts;
import org.eclipse.jetty.http.HttpStatus;

/** The page that shows the banner, the preferences dialog and the charter of the draft as visitors would see them. */
public final class PreviewScreen implements Screen {
    public static final String PAGE = "preview";
    private static final List<String> VIEWS = List.of("banner", "preferences", "charter");
    private static final List<String> WIDTHS = List.of("full", "320", "768", "1280");
    private static final List<String> PLACEMENTS = List.of("", "bar", "corner", "dialog");
    private static final List<String> THEMES = List.of("", "plain", "minimal", "dsfr");
    private static final List<String> SCHEMES = List.of("system", "light", "dark");

    private final Workspace workspace;

    public PreviewScreen(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The settings of the preview, each one of its options. */
    private record Settings(
            String view, String language, String width, ColourScheme scheme, String placement, String theme) {
        static Settings of(Visit visit, CatalogueTree tree) {
            String language = visit.parameter("language");
            return new Settings(
                    one(visit, "view", VIEWS),
                    language.matches("[A-Za-z0-9-]{1,40}") ? language : tree.language(),
                    one(visit, "width", WIDTHS),
                    ColourScheme.valueOf(one(visit, "scheme", SCHEMES).toUpperCase(Locale.ROOT)),
                    one(visit, "placement", PLACEMENTS),
                    one(visit, "theme", THEMES));
        }

        private static String one(Visit visit, String name, List<String> options) {
            return options.contains(visit.parameter(name)) ? visit.parameter(name) : options.get(0);
        }

        String scheme(Locale locale) {
            return scheme.name().toLowerCase(locale);
        }
    }

    @Override
    public Reply show(Visit visit) {
        CatalogueTree tree = Workspace.tree(workspace.state());
        Settings settings = Settings.of(visit, tree);
        ConsoleTexts texts = visit.texts();
        Markup page = PageFrame.begin(visit, PAGE, texts.text("page.preview"));
        DraftValidation validation = PreviewPage.catalogue(tree, settings.placement(), settings.theme());
        if (validation.catalogue() == null) {
            page.element("p", texts.text("preview.invalid")).tag("<ul>\n");
            validation.errors().forEach(error -> {
                Place place = Place.of(error.path(), tree);
                page.tag("<li>");
                PageFrame.link(page, place.url(visit), place.label(texts, tree));
                page.text(" – " + ErrorTexts.message(error, texts)).tag("</li>\n");
            });
            return Reply.page(PageFrame.end(page.tag("</ul>\n")));
        }
        page.element("p", texts.text("preview.hint"));
        page.tag("<form method=\"get\" action=\"").text(visit.url(PAGE)).tag("\" class=\"pair\">\n");
        select(page, texts, "view", VIEWS, settings.view());
        Map<String, String> languages = new LinkedHashMap<>();
        tree.languages().forEach(tag -> languages.put(tag, texts.languageName(tag)));
        InterfaceTexts.LANGUAGES.forEach(tag -> languages.putIfAbsent(tag, texts.languageName(tag)));
        select(page, "language", texts.text("preview.language"), languages, settings.language());
        select(page, texts, "width", WIDTHS, settings.width());
        select(page, texts, "scheme", SCHEMES, settings.scheme(Locale.ROOT));
        select(page, texts, "placement", PLACEMENTS, settings.placement());
        select(page, texts, "theme", THEMES, settings.theme());
        page.tag("<p class=\"buttons\"><button>")
                .text(texts.text("preview.show"))
                .tag("</button></p>\n</form>\n");
        page.tag("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .text(texts.text("page.preview"))
                .tag("\">\n<iframe class=\"frame w" + settings.width() + "\" sandbox=\"allow-scripts\" title=\"")
                .text(texts.text("preview.view." + settings.view()))
                .tag("\" src=\"")
                .text(visit.url(
                        Frame.PAGE,
                        "view",
                        settings.view(),
                        "language",
                        settings.language(),
                        "scheme",
                        settings.scheme(Locale.ROOT),
                        "placement",
                        settings.placement(),
                        "theme",
                        settings.theme()))
                .tag("\"></iframe>\n</div>\n");
        return Reply.page(PageFrame.end(page));
    }

    private static void select(Markup page, ConsoleTexts texts, String name, List<String> options, String value) {
        Map<String, String> labels = new LinkedHashMap<>();
        options.forEach(option -> {
            String draft = option.isEmpty() ? texts.text("preview.asDraft") : "";
            String known = texts.optional("site.interface." + name + '.' + option);
            String label = known.isEmpty() ? texts.optional("preview." + name + '.' + option) : known;
            labels.put(option, draft.isEmpty() ? label.isEmpty() ? option : label : draft);
        });
        select(page, name, texts.text("preview." + name), labels, value);
    }

    private static void select(Markup page, String name, String label, Map<String, String> options, String value) {
        page.tag("<div><label class=\"language\" for=\"" + name + "\">")
                .text(label)
                .tag("</label>\n<select id=\"" + name + "\" name=\"" + name + "\">\n");
        options.forEach((option, text) -> page.tag("<option value=\"")
                .text(option)
                .tag(option.equals(value) ? "\" selected>" : "\">")
                .text(text)
                .tag("</option>\n"));
        page.tag("</select></div>\n");
    }

    /** The page inside the preview. */
    public static final class Frame implements Screen {
        public static final String PAGE = "preview-frame";

        private final Workspace workspace;

        public Frame(Workspace workspace) {
            this.workspace = workspace;
        }

        @Override
        public Reply show(Visit visit) {
            CatalogueTree tree = Workspace.tree(workspace.state());
            Settings settings = Settings.of(visit, tree);
            Catalogue catalogue = PreviewPage.catalogue(tree, settings.placement(), settings.theme())
                    .catalogue();
            if (catalogue == null) {
                return Problem.page(visit, HttpStatus.CONFLICT_409, "notFound");
            }
            return Reply.frame(
                    settings.view().equals("charter")
                            ? PreviewPage.charter(catalogue, settings.language(), settings.scheme(), visit.nonce())
                            : PreviewPage.banner(
                                    catalogue,
                                    settings.language(),
                                    settings.view().equals("preferences"),
                                    settings.scheme(),
                                    visit.nonce(),
                                    visit.texts()));
        }
    }
}
