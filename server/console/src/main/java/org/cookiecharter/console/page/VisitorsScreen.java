// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import java.util.List;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.console.storage.Edit;
import org.cookiecharter.console.storage.ErasureLog;
import org.cookiecharter.console.text.ConsoleTexts;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.StoredRecord;
import org.cookiecharter.proof.Verification;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The page for the rights of visitors (GDPR art. 15 and 17): it finds the records of the id on a receipt, and erases
 * them with a reason. It also verifies the chains and exports a period. The id is never part of a URL, which servers
 * log.
 */
public final class VisitorsScreen implements Screen {
    public static final String PAGE = "visitors";
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_ENTRIES = 50;

    private final Workspace workspace;
    private final @Nullable ProofStore proofs;
    private final ErasureLog erasures;

    /** @param proofs the store of consent records; null if the console has none */
    public VisitorsScreen(Workspace workspace, @Nullable ProofStore proofs, ErasureLog erasures) {
        this.workspace = workspace;
        this.proofs = proofs;
        this.erasures = erasures;
    }

    @Override
    public Reply show(Visit visit) {
        return Reply.page(PageFrame.end(begin(visit)));
    }

    private Markup begin(Visit visit) {
        ConsoleTexts texts = visit.texts();
        Markup page = PageFrame.begin(visit, PAGE, texts.text("page.visitors"));
        if (proofs == null) {
            return page.element("p", texts.text("visitors.none"));
        }
        page.element("h2", texts.text("visitors.find"));
        beginForm(page, visit);
        field(page, visit, "id", "visitors.id", "text", "");
        buttons(page, visit, "find", "visitors.find");
        page.element("h2", texts.text("visitors.export"));
        page.tag("<form method=\"get\" action=\"")
                .text(visit.url(ExportScreen.PAGE))
                .tag("\">\n<div class=\"pair\">\n");
        String today = workspace.now().toString().substring(0, 10);
        page.tag("<div>");
        field(page, visit, "from", "visitors.from", "date", today.substring(0, 8) + "01");
        page.tag("</div><div>");
        field(page, visit, "to", "visitors.to", "date", today);
        page.tag("</div></div>\n<p class=\"buttons\"><button>")
                .text(texts.text("visitors.export"))
                .tag("</button></p>\n</form>\n");
        page.element("h2", texts.text("visitors.verify"));
        page.element("p", texts.text("visitors.verify.hint"));
        beginForm(page, visit);
        buttons(page, visit, "verify", "visitors.verify");
        erasures(page, texts);
        return page;
    }

    private static void beginForm(Markup page, Visit visit) {
        PageFrame.beginForm(page, visit, visit.url(PAGE), "");
    }

    private static void field(Markup page, Visit visit, String name, String key, String type, String value) {
        String hint = visit.texts().optional(key + ".hint");
        page.tag("<div class=\"field\"><label for=\"" + name + "\">")
                .text(visit.texts().text(key))
                .tag("</label>\n");
        if (!hint.isEmpty()) {
            page.tag("<p class=\"hint\" id=\"" + name + "-hint\">").text(hint).tag("</p>\n");
        }
        page.tag("<input type=\"" + type + "\" id=\"" + name + "\" name=\"" + name + "\" autocomplete=\"off\" required"
                        + (hint.isEmpty() ? "" : " aria-describedby=\"" + name + "-hint\"") + " value=\"")
                .text(value)
                .tag("\"></div>\n");
    }

    private static void buttons(Markup page, Visit visit, String action, String key) {
        page.tag("<p class=\"buttons\">");
        PageFrame.button(page, action, visit.texts().text(key));
        page.tag("</p>\n</form>\n");
    }

    private void erasures(Markup page, ConsoleTexts texts) {
        List<ErasureLog.Entry> entries = erasures.entries();
        if (entries.isEmpty()) {
            return;
        }
        page.element("h2", texts.text("visitors.erasures")).tag("<ul>\n");
        entries.stream()
                .limit(MAX_ENTRIES)
                .forEach(entry -> page.element(
                        "li",
                        texts.format(
                                "visitors.erasure",
                                texts.time(entry.edit().at()),
                                entry.edit().by(),
                                entry.records(),
                                entry.reason())));
        page.tag("</ul>\n");
    }

    @Override
    public Reply submit(Visit visit, Fields form) {
        ProofStore store = proofs;
        if (store == null) {
            return show(visit);
        }
        return switch (Visit.value(form, "action")) {
            case "find" -> find(visit, store, Visit.value(form, "id").strip());
            case "erase" ->
                erase(
                        visit,
                        store,
                        Visit.value(form, "id"),
                        Visit.value(form, "reason").strip());
            case "verify" -> verify(visit, store);
            default -> show(visit);
        };
    }

    private static Reply find(Visit visit, ProofStore store, String id) {
        ConsoleTexts texts = visit.texts();
        List<StoredRecord> records = store.find(id);
        Markup page = PageFrame.begin(visit, PAGE, texts.text("visitors.found"));
        page.element("p", texts.format("visitors.records", records.size()));
        if (!records.isEmpty()) {
            page.tag("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                    .text(texts.text("visitors.found"))
                    .tag("\">\n<table>\n<thead><tr>");
            for (String column : List.of("at", "method", "granted", "refused", "until", "language", "host", "place")) {
                page.tag("<th scope=\"col\">")
                        .text(texts.text("visitors.column." + column))
                        .tag("</th>");
            }
            page.tag("</tr></thead>\n<tbody>\n");
            records.forEach(stored -> row(page, stored, texts));
            page.tag("</tbody>\n</table>\n</div>\n");
            page.element("h2", texts.text("visitors.erase"));
            page.element("p", texts.text("visitors.erase.hint"));
            beginForm(page, visit);
            PageFrame.hidden(page, "id", id);
            field(page, visit, "reason", "visitors.reason", "text", "");
            buttons(page, visit, "erase", "visitors.erase");
        }
        page.tag("<p>");
        PageFrame.link(page, visit.url(PAGE), texts.text("page.visitors"));
        return Reply.page(PageFrame.end(page.tag("</p>\n")));
    }

    private static void row(Markup page, StoredRecord stored, ConsoleTexts texts) {
        ConsentRecord record = stored.record();
        page.tag("<tr>");
        for (String cell : List.of(
                texts.time(record.at()),
                record.method().text(),
                String.join(", ", record.granted()),
                String.join(", ", record.refused()),
                texts.time(record.until()),
                texts.languageName(record.language()),
                record.host(),
                stored.head().node() + '/' + stored.head().place())) {
            page.tag("<td>").text(cell).tag("</td>");
        }
        page.tag("</tr>\n");
    }

    private Reply erase(Visit visit, ProofStore store, String id, String reason) {
        if (reason.isEmpty() || reason.length() > MAX_LENGTH) {
            return Problem.page(visit, HttpStatus.UNPROCESSABLE_ENTITY_422, "visitors.noReason");
        }
        int records = store.erase(id);
        Edit edit = workspace.edit(visit.user());
        erasures.add(new ErasureLog.Entry(edit, records, reason));
        return Reply.redirect(visit.url(PAGE, "saved", "erased"));
    }

    private static Reply verify(Visit visit, ProofStore store) {
        ConsoleTexts texts = visit.texts();
        Verification verification = store.verify(List.of(), records -> {});
        Markup page = PageFrame.begin(visit, PAGE, texts.text("visitors.verify"));
        Verification.Discrepancy discrepancy = verification.discrepancy();
        page.tag(discrepancy == null ? "<p class=\"done\" role=\"status\">" : "<p class=\"conflict\" role=\"alert\">")
                .text(
                        discrepancy == null
                                ? texts.format(
                                        "visitors.intact",
                                        verification.records(),
                                        verification.erased(),
                                        verification.documents().size())
                                : texts.format("visitors.discrepancy", discrepancy.message()))
                .tag("</p>\n");
        page.element("p", texts.text("visitors.repeat"));
        command(page, verification.heads());
        return Reply.page(PageFrame.end(page));
    }

    /** Adds the command that verifies the chains against these heads elsewhere. */
    static void command(Markup page, List<ChainHead> heads) {
        StringBuilder command = new StringBuilder("java -jar cookie-charter-tools.jar verify --store consent.db");
        for (ChainHead head : heads) {
            command.append(" --head ")
                    .append(head.node())
                    .append('/')
                    .append(head.place())
                    .append('/')
                    .append(head.hash());
        }
        page.tag("<pre tabindex=\"0\"><code>").text(command.toString()).tag("</code></pre>\n");
    }
}
