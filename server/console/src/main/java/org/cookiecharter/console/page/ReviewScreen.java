// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import java.util.List;
import java.util.Map;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueError;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.draft.CatalogueTree;
import org.cookiecharter.console.draft.DraftValidation;
import org.cookiecharter.console.review.CatalogueChanges;
import org.cookiecharter.console.review.RepeatedQuestions;
import org.cookiecharter.console.storage.CatalogueStorage;
import org.cookiecharter.console.storage.ConsoleState;
import org.cookiecharter.console.storage.Draft;
import org.cookiecharter.console.storage.VersionProofs;
import org.cookiecharter.console.text.ConsoleTexts;
import org.cookiecharter.console.text.ErrorTexts;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a draft is compared with the published version, and published. If a second approval is required,
 * its editors can only submit it, and another user publishes it.
 */
public final class ReviewScreen implements Screen {
    public static final String PAGE = "review";
    private static final int MAX_NOTE_LENGTH = 2000;

    private final Workspace workspace;
    private final boolean isSecondApprovalRequired;
    private final @Nullable ProofStore proofs;

    /** @param proofs the store whose chains a version refers to; null if there is none */
    public ReviewScreen(Workspace workspace, boolean isSecondApprovalRequired, @Nullable ProofStore proofs) {
        this.workspace = workspace;
        this.isSecondApprovalRequired = isSecondApprovalRequired;
        this.proofs = proofs;
    }

    @Override
    public Reply show(Visit visit) {
        ConsoleState state = workspace.state();
        ConsoleTexts texts = visit.texts();
        Draft draft = state.draft();
        Markup page = PageFrame.begin(visit, PAGE, texts.text("page.review"));
        if (draft == null) {
            page.element("p", texts.text("overview.noDraft"));
            return Reply.page(PageFrame.end(page));
        }
        page.element(
                "p",
                texts.format(
                        "review.by",
                        String.join(", ", draft.editors()),
                        texts.time(draft.edited().at())));
        if (!draft.base().equals(state.publishedHash())) {
            page.tag("<p class=\"note\">").text(texts.text("review.otherBase")).tag("</p>\n");
        }
        CatalogueTree after = CatalogueTree.parse(draft.catalogue());
        DraftValidation validation = DraftValidation.of(draft.catalogue());
        Catalogue catalogue = validation.catalogue();
        if (catalogue == null) {
            problems(page, visit, after, validation.errors(), "review.errors", "error");
        } else {
            questions(page, state, catalogue, texts);
            problems(page, visit, after, validation.warnings(), "review.warnings", "warning");
        }
        page.element("h2", texts.text("review.changes"));
        changes(page, tree(state.published()), after, texts);
        publication(page, visit, state, draft, catalogue != null);
        return Reply.page(PageFrame.end(page));
    }

    private static CatalogueTree tree(@Nullable String json) {
        return CatalogueTree.parse(json == null ? "{}" : json);
    }

    static void changes(Markup page, CatalogueTree before, CatalogueTree after, ConsoleTexts texts) {
        Map<String, List<String>> changes = CatalogueChanges.between(before, after, texts);
        if (changes.isEmpty()) {
            page.element("p", texts.text("review.noChanges"));
        }
        changes.forEach((part, sentences) -> {
            page.element("h3", part);
            EditScreen.list(page, sentences);
        });
    }

    private static void questions(Markup page, ConsoleState state, Catalogue catalogue, ConsoleTexts texts) {
        page.element("h2", texts.text("review.again"));
        String published = state.published();
        Catalogue before =
                published == null ? null : DraftValidation.of(published).catalogue();
        if (before == null) {
            page.element("p", texts.text("again.first"));
            return;
        }
        Map<Service, List<String>> questions = RepeatedQuestions.between(before, catalogue, texts);
        if (questions.isEmpty()) {
            page.element("p", texts.text("again.nobody"));
            return;
        }
        page.element("p", texts.text("again.hint"));
        page.tag("<ul>\n");
        questions.forEach((service, reasons) -> page.tag("<li><strong>")
                .text(service.name().in(texts.language()))
                .tag("</strong> – ")
                .text(String.join(texts.text("semicolon") + " ", reasons))
                .tag("</li>\n"));
        page.tag("</ul>\n");
    }

    private static void problems(
            Markup page, Visit visit, CatalogueTree tree, List<CatalogueError> problems, String heading, String style) {
        if (problems.isEmpty()) {
            return;
        }
        page.element("h2", visit.texts().text(heading)).tag("<ul>\n");
        for (CatalogueError problem : problems) {
            page.tag("<li>");
            Place place = Place.of(problem.path(), tree);
            PageFrame.link(page, place.url(visit), place.label(visit.texts(), tree));
            page.text(visit.texts().text("colon"))
                    .tag(" <span class=\"" + style + "\">")
                    .text(ErrorTexts.message(problem, visit.texts()))
                    .tag("</span></li>\n");
        }
        page.tag("</ul>\n");
    }

    private boolean mayPublish(Visit visit, Draft draft) {
        return !isSecondApprovalRequired
                || (draft.submitted() != null && !draft.editors().contains(visit.user()));
    }

    private void publication(Markup page, Visit visit, ConsoleState state, Draft draft, boolean isValid) {
        ConsoleTexts texts = visit.texts();
        page.element("h2", texts.text("review.publication"));
        if (!isValid) {
            page.element("p", texts.text("review.invalid"));
        } else {
            if (draft.submitted() != null) {
                page.element(
                        "p",
                        texts.format(
                                "review.submitted",
                                draft.submitted().by(),
                                texts.time(draft.submitted().at()),
                                draft.note()));
            }
            boolean mayPublish = mayPublish(visit, draft);
            if (!mayPublish) {
                page.element("p", texts.text("review.secondApproval"));
            }
            PageFrame.beginForm(page, visit, visit.url(PAGE), state.revision());
            PageFrame.hidden(page, "base", state.publishedHash());
            page.tag("<div class=\"field\"><label for=\"note\">")
                    .text(texts.text("review.note"))
                    .tag("</label>\n<p class=\"hint\" id=\"note-hint\">")
                    .text(texts.text("review.note.hint"))
                    .tag("</p>\n<textarea id=\"note\" name=\"note\" rows=\"2\" aria-describedby=\"note-hint\">\n")
                    .text(draft.note())
                    .tag("</textarea></div>\n<p class=\"buttons\">");
            PageFrame.button(
                    page,
                    mayPublish ? "publish" : "submit",
                    texts.text(
                            !mayPublish
                                    ? "review.submit"
                                    : isSecondApprovalRequired ? "review.approve" : "review.publish"));
            page.tag("</p>\n</form>\n");
        }
        PageFrame.beginForm(page, visit, visit.url(PAGE), state.revision());
        page.tag("<details class=\"danger\">\n").element("summary", texts.text("review.discard"));
        page.element("p", texts.text("review.discard.hint")).tag("<p class=\"buttons\">");
        PageFrame.button(page, "discard", texts.text("review.discard"));
        page.tag("</p>\n</details>\n</form>\n");
    }

    @Override
    public Reply submit(Visit visit, Fields form) {
        ConsoleState state = workspace.state();
        Draft draft = state.draft();
        String revision = Visit.value(form, "revision");
        String note = Visit.value(form, "note").strip();
        if (draft == null
                || note.length() > MAX_NOTE_LENGTH
                || !state.revision().equals(revision)) {
            return Problem.page(visit, HttpStatus.CONFLICT_409, "stale");
        }
        boolean isValid = DraftValidation.of(draft.catalogue()).catalogue() != null;
        switch (Visit.value(form, "action")) {
            case "discard" -> {
                return done(visit, workspace.storage().replaceDraft(revision, null), "", "discarded");
            }
            case "submit" -> {
                return isValid
                        ? done(
                                visit,
                                workspace
                                        .storage()
                                        .replaceDraft(revision, draft.submit(workspace.edit(visit.user()), note)),
                                PAGE,
                                "submitted")
                        : show(visit);
            }
            case "publish" -> {
                if (!mayPublish(visit, draft)) {
                    return Problem.page(visit, HttpStatus.FORBIDDEN_403, "notApproved");
                }
                return isValid ? publish(visit, form, revision, note) : show(visit);
            }
            default -> {
                return show(visit);
            }
        }
    }

    private Reply publish(Visit visit, Fields form, String revision, String note) {
        CatalogueStorage storage = workspace.storage();
        boolean isPublished = storage.publish(
                revision,
                Visit.value(form, "base"),
                workspace.edit(visit.user()),
                note,
                proofs == null ? List.of() : proofs.heads());
        // The version is published, whether the chain can be written or not: it is added later then.
        boolean isProved = !isPublished || proofs == null || new VersionProofs(storage, proofs).append();
        return done(visit, isPublished, "", isProved ? "published" : "publishedUnproved");
    }

    private static Reply done(Visit visit, boolean isDone, String page, String saved) {
        return isDone
                ? Reply.redirect(visit.url(page, "saved", saved))
                : Problem.page(visit, HttpStatus.CONFLICT_409, "stale");
    }
}
