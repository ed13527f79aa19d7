// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import java.util.List;
import java.util.Map;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.storage.ConsoleState;
import org.cookiecharter.console.storage.Draft;
import org.cookiecharter.console.storage.Version;
import org.cookiecharter.console.storage.VersionProofs;
import org.cookiecharter.console.text.ConsoleTexts;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.ProofStore.StoredDocument;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** The published versions, and the page of each, on which it can be made the draft again. */
public final class HistoryScreen implements Screen {
    public static final String PAGE = "history";
    private static final String NUMBER = "version";
    private static final int MAX_ROWS = 100;

    private final Workspace workspace;
    private final @Nullable ProofStore proofs;

    /** @param proofs the store whose chains contain the versions; null if there is none */
    public HistoryScreen(Workspace workspace, @Nullable ProofStore proofs) {
        this.workspace = workspace;
        this.proofs = proofs;
    }

    @Override
    public Reply show(Visit visit) {
        List<Version> history = workspace.storage().history();
        if (!visit.parameter(NUMBER).isEmpty()) {
            Version version = find(history, visit.parameter(NUMBER));
            return version == null
                    ? Problem.page(visit, HttpStatus.NOT_FOUND_404, "notFound")
                    : version(visit, version, find(history, String.valueOf(version.number() - 1)));
        }
        ConsoleTexts texts = visit.texts();
        Markup page = PageFrame.begin(visit, PAGE, texts.text("page.history"));
        int broken = workspace.storage().firstBrokenVersion();
        page.element(
                "p",
                history.isEmpty()
                        ? texts.text("history.none")
                        : broken == 0 ? texts.text("history.intact") : texts.format("history.broken", broken));
        Map<String, StoredDocument> entries = entries();
        page.tag("<ol class=\"rows\" reversed>\n");
        for (Version version : history.subList(0, Math.min(MAX_ROWS, history.size()))) {
            page.tag("<li><div>");
            PageFrame.link(
                    page,
                    visit.url(PAGE, NUMBER, String.valueOf(version.number())),
                    texts.format("history.version", version.number()));
            page.tag(" <span class=\"quiet\">").text(people(version, texts)).tag("</span>");
            if (!version.note().isEmpty()) {
                page.tag("<br>").text(version.note());
            }
            if (proofs != null) {
                StoredDocument entry = entries.get(version.recordHash());
                page.tag(entry == null ? "<br><span class=\"error\">" : "<br><span class=\"quiet\">")
                        .text(entry == null ? texts.text("history.unproved") : place(entry, texts))
                        .tag("</span>");
            }
            page.tag("</div></li>\n");
        }
        return Reply.page(PageFrame.end(page.tag("</ol>\n")));
    }

    private Map<String, StoredDocument> entries() {
        return proofs == null ? Map.of() : new VersionProofs(workspace.storage(), proofs).entries();
    }

    private static String place(StoredDocument entry, ConsoleTexts texts) {
        return texts.format(
                "history.proved", entry.first().node() + '/' + entry.first().place(), texts.time(entry.at()));
    }

    private static String people(Version version, ConsoleTexts texts) {
        String time = texts.time(version.published().at());
        if (version.published().by().isEmpty()) {
            return texts.format("history.outside", time);
        }
        String approver = version.approver();
        return approver == null
                ? texts.format("history.by", version.published().by(), time)
                : texts.format("history.approved", version.author(), approver, time);
    }

    private static @Nullable Version find(List<Version> history, String number) {
        return history.stream()
                .filter(version -> String.valueOf(version.number()).equals(number))
                .findFirst()
                .orElse(null);
    }

    private Reply version(Visit visit, Version version, @Nullable Version previous) {
        ConsoleTexts texts = visit.texts();
        ConsoleState state = workspace.state();
        Markup page = PageFrame.begin(visit, PAGE, texts.format("history.version", version.number()));
        page.element("p", people(version, texts));
        if (!version.note().isEmpty()) {
            page.element("p", version.note());
        }
        page.tag("<p class=\"quiet\">SHA-256: <code>").text(version.hash()).tag("</code></p>\n");
        StoredDocument entry = entries().get(version.recordHash());
        if (entry != null) {
            page.element("p", place(entry, texts));
            page.element("p", texts.text("visitors.repeat"));
            VisitorsScreen.command(page, List.of(entry.first()));
        }
        page.element("h2", texts.text("history.changes"));
        ReviewScreen.changes(
                page,
                CatalogueTree.parse(previous == null ? "{}" : previous.catalogue()),
                CatalogueTree.parse(version.catalogue()),
                texts);
        if (!version.hash().equals(state.publishedHash())) {
            page.element("h2", texts.text("history.restore"));
            page.element("p", texts.text(state.draft() == null ? "history.restore.hint" : "history.restore.draft"));
            PageFrame.beginForm(
                    page, visit, visit.url(PAGE, NUMBER, String.valueOf(version.number())), state.revision());
            page.tag("<p class=\"buttons\">");
            PageFrame.button(page, "restore", texts.text("history.restore"));
            page.tag("</p>\n</form>\n");
        }
        return Reply.page(PageFrame.end(page));
    }

    @Override
    public Reply submit(Visit visit, Fields form) {
        Version version = find(workspace.storage().history(), visit.parameter(NUMBER));
        if (version == null) {
            return Problem.page(visit, HttpStatus.NOT_FOUND_404, "notFound");
        }
        ConsoleState state = workspace.state();
        Draft restored = new Draft(
                version.catalogue(),
                state.publishedHash(),
                List.of(visit.user()),
                workspace.edit(visit.user()),
                null,
                visit.texts().format("history.restore.note", version.number()));
        return workspace.storage().replaceDraft(Visit.value(form, "revision"), restored)
                ? Reply.redirect(visit.url(ReviewScreen.PAGE, "saved", "restored"))
                : Problem.page(visit, HttpStatus.CONFLICT_409, "stale");
    }
}
