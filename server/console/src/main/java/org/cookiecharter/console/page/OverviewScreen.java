// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import java.util.List;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.DraftValidation;
import org.cookiecharter.console.draft.Undeclared;
import org.cookiecharter.console.storage.ConsoleState;
import org.cookiecharter.console.storage.Draft;
import org.cookiecharter.console.storage.Version;
import org.cookiecharter.console.text.ConsoleTexts;

/** The first page: the published version, the changes of the draft, and the next step. */
public final class OverviewScreen implements Screen {
    private final Workspace workspace;
    private final DiscoveredScreen discovered;

    public OverviewScreen(Workspace workspace, DiscoveredScreen discovered) {
        this.workspace = workspace;
        this.discovered = discovered;
    }

    @Override
    public Reply show(Visit visit) {
        ConsoleState state = workspace.state();
        CatalogueTree tree = Workspace.tree(state);
        DraftValidation validation = DraftValidation.of(tree.json());
        ConsoleTexts texts = visit.texts();
        Markup page = PageFrame.begin(visit, "", texts.text("page.overview"));
        List<Version> history = workspace.storage().history();
        if (state.published() == null) {
            page.element("p", texts.text("overview.unpublished"));
        } else if (history.isEmpty() || !history.get(0).hash().equals(state.publishedHash())) {
            page.element("p", texts.text("overview.publishedElsewhere"));
        } else {
            Version version = history.get(0);
            page.element(
                    "p",
                    texts.format(
                            "overview.published",
                            version.number(),
                            version.published().by(),
                            texts.time(version.published().at())));
        }
        Draft draft = state.draft();
        page.element(
                "p",
                draft == null
                        ? texts.text("overview.noDraft")
                        : texts.format(
                                "overview.draft",
                                draft.edited().by(),
                                texts.time(draft.edited().at())));
        page.element("h2", texts.text("overview.steps"));
        page.tag("<ol class=\"steps\">\n");
        step(
                page,
                visit,
                "site",
                validation.othersAt("$", List.of("$.categories", "$.services")).stream()
                        .filter(error -> validation.errors().contains(error))
                        .count());
        step(page, visit, DiscoveredScreen.PAGE, undeclared(tree));
        step(
                page,
                visit,
                CategoriesScreen.PAGE,
                validation.errorsAt("$.categories").size());
        step(page, visit, ServicesScreen.PAGE, validation.errorsAt("$.services").size());
        step(page, visit, "preview", 0);
        step(page, visit, "review", 0);
        page.tag("</ol>\n");
        return Reply.page(PageFrame.end(page));
    }

    private long undeclared(CatalogueTree tree) {
        Undeclared undeclared = discovered.undeclared(tree);
        return undeclared == null
                ? 0
                : undeclared.presets().size()
                        + undeclared.cookies().size()
                        + undeclared.hosts().size();
    }

    private static void step(Markup page, Visit visit, String name, long number) {
        page.tag("<li>");
        PageFrame.link(page, visit.url(name), visit.texts().text("page." + name));
        page.tag("<br><span class=\"quiet\">")
                .text(visit.texts().text("step." + name))
                .tag("</span>");
        if (number > 0) {
            page.tag(" <strong class=\"error\">")
                    .text(visit.texts().format("step.todo", number))
                    .tag("</strong>");
        }
        page.tag("</li>\n");
    }
}
