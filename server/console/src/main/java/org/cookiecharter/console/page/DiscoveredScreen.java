// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.draft.AuditReport;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.ObjectNames;
import org.cookiecharter.console.draft.Undeclared;
import org.cookiecharter.console.storage.ConsoleState;
import org.cookiecharter.console.text.ConsoleTexts;
import org.cookiecharter.discovery.DraftCatalogue;
import org.jspecify.annotations.Nullable;

/** The list of what the server has seen and the catalogue does not declare, each with the way to declare it. */
public final class DiscoveredScreen implements Screen {
    public static final String PAGE = "discovered";
    private static final int MAX_ROWS = 60;

    private final Workspace workspace;
    private final @Nullable Path discoveries;
    private final @Nullable Path audit;

    /**
     * @param discoveries the file in which a server records discoveries; null if there is none
     * @param audit the JSON report of the last audit; null if there is none
     */
    public DiscoveredScreen(Workspace workspace, @Nullable Path discoveries, @Nullable Path audit) {
        this.workspace = workspace;
        this.discoveries = discoveries;
        this.audit = audit;
    }

    /** Returns the undeclared names and hosts, or null if no discoveries are recorded. */
    @Nullable
    Undeclared undeclared(CatalogueTree tree) {
        List<DraftCatalogue> drafts = new ArrayList<>();
        read(discoveries, DraftCatalogue::parse, drafts);
        read(audit, AuditReport::discoveries, drafts);
        return drafts.isEmpty() ? null : Undeclared.of(drafts, tree);
    }

    /** Adds what a file records, if the file exists. */
    private static void read(
            @Nullable Path file, BiFunction<String, String, DraftCatalogue> parser, List<DraftCatalogue> drafts) {
        if (file == null) {
            return;
        }
        try {
            drafts.add(parser.apply(Files.readString(file), file.toString()));
        } catch (NoSuchFileException e) {
            // Nothing is recorded yet.
        } catch (IOException e) {
            throw new UncheckedIOException("the discoveries in " + file + " cannot be read", e);
        } catch (CatalogueException | IllegalArgumentException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public Reply show(Visit visit) {
        ConsoleState state = workspace.state();
        CatalogueTree tree = Workspace.tree(state);
        ConsoleTexts texts = visit.texts();
        Markup page = PageFrame.begin(visit, PAGE, texts.text("page.discovered"));
        Undeclared undeclared = undeclared(tree);
        if (undeclared == null || undeclared.isEmpty()) {
            page.element("p", texts.text(undeclared == null ? "discovered.off" : "discovered.none"));
            return Reply.page(PageFrame.end(page));
        }
        page.element("p", texts.text("discovered.hint"));
        if (!undeclared.presets().isEmpty()) {
            page.element("h2", texts.text("discovered.presets"));
            page.tag("<ul class=\"rows\">\n");
            undeclared.presets().forEach((preset, names) -> {
                page.tag("<li><div><strong>")
                        .text(preset.name().in(texts.language()))
                        .tag("</strong> <span class=\"quiet\">")
                        .text(String.join(", ", names.subList(0, Math.min(8, names.size()))))
                        .tag("</span></div>\n");
                ServicesScreen.usePreset(page, visit, tree, state, preset);
                page.tag("</li>\n");
            });
            page.tag("</ul>\n");
        }
        if (!undeclared.cookies().isEmpty()) {
            page.element("h2", texts.text("discovered.cookies"));
            if (tree.services().isEmpty()) {
                page.element("p", texts.text("discovered.noService"));
            }
            page.tag("<ul class=\"rows\">\n");
            undeclared.cookies().stream().limit(MAX_ROWS).forEach(entry -> cookie(page, visit, tree, entry));
            page.tag("</ul>\n");
        }
        if (!undeclared.hosts().isEmpty()) {
            page.element("h2", texts.text("discovered.hosts"));
            page.tag("<ul class=\"rows\">\n");
            for (String host : undeclared
                    .hosts()
                    .subList(0, Math.min(MAX_ROWS, undeclared.hosts().size()))) {
                page.tag("<li><code>").text(host).tag("</code>\n");
                PageFrame.link(
                        page,
                        visit.url(ServiceScreen.PAGE, EditScreen.NEW, "1", "origin", host),
                        texts.format("discovered.newService", host));
                page.tag("</li>\n");
            }
            page.tag("</ul>\n");
        }
        more(page, texts, undeclared.cookies(), undeclared.hosts());
        return Reply.page(PageFrame.end(page));
    }

    private static void more(Markup page, ConsoleTexts texts, List<?> cookies, List<?> hosts) {
        int more = Math.max(0, cookies.size() - MAX_ROWS) + Math.max(0, hosts.size() - MAX_ROWS);
        if (more > 0) {
            page.element("p", texts.format("discovered.more", more));
        }
    }

    private static void cookie(Markup page, Visit visit, CatalogueTree tree, Undeclared.Entry entry) {
        ConsoleTexts texts = visit.texts();
        String id = "service-" + entry.storage().text() + '-'
                + Integer.toHexString(entry.name().hashCode());
        page.tag("<li><div><code>")
                .text(entry.name())
                .tag("</code> <span class=\"quiet\">")
                .text(texts.text("cookie.storage." + entry.storage().text()))
                .tag("</span></div>\n");
        if (!tree.services().isEmpty()) {
            page.tag("<form method=\"get\" action=\"")
                    .text(visit.url(CookieScreen.PAGE))
                    .tag("\">\n");
            PageFrame.hidden(page, EditScreen.NEW, "1");
            PageFrame.hidden(page, "name", entry.name());
            PageFrame.hidden(page, "duration", entry.duration());
            PageFrame.hidden(
                    page,
                    "storage",
                    entry.storage() == org.cookiecharter.catalogue.Storage.COOKIE
                            ? ""
                            : entry.storage().text());
            page.tag("<label class=\"language\" for=\"" + id + "\">")
                    .text(texts.format("discovered.service", entry.name()))
                    .tag("</label>\n<select id=\"" + id + "\" name=\"service\">\n");
            for (JsonObject service : tree.services()) {
                page.tag("<option value=\"")
                        .text(CatalogueTree.id(service))
                        .tag("\">")
                        .text(new ObjectNames(tree, texts.language()).of(service))
                        .tag("</option>\n");
            }
            page.tag("</select>\n<button>")
                    .text(texts.text("discovered.declare"))
                    .tag("</button></form>");
        }
        page.tag("</li>\n");
    }
}
