// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.diary;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.demo.page.ContentPolicy;
import org.cookiecharter.demo.page.Language;
import org.cookiecharter.demo.page.Markup;
import org.cookiecharter.demo.page.PageFrame;
import org.cookiecharter.demo.page.Template;
import org.cookiecharter.demo.page.Texts;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The page "What happened to the cookies": a table for this visitor that works without JavaScript, and the same data as
 * JSON under {@code .json} for the script that updates it.
 */
public final class DiaryPage extends Handler.Abstract.NonBlocking {
    private final CookieDiary diary;
    private final Catalogue catalogue;
    private final PageFrame frame;
    private final Gson gson = new Gson();

    public DiaryPage(CookieDiary diary, Catalogue catalogue, PageFrame frame) {
        this.diary = diary;
        this.catalogue = catalogue;
        this.frame = frame;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        boolean json = path.equals(frame.diary() + ".json");
        if (!json && !path.equals(frame.diary())) {
            return false;
        }
        Texts texts = Texts.in(Language.of(request));
        View view = view(request, texts);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, json ? "application/json" : "text/html;charset=utf-8");
        ContentPolicy.addTo(response.getHeaders(), ContentPolicy.allowing(""));
        Content.Sink.write(response, true, json ? gson.toJson(view) : html(view, texts, path), callback);
        return true;
    }

    private View view(Request request, Texts texts) {
        Consent consent = Consent.of(request);
        List<Allowance> allowances = new ArrayList<>();
        for (Category category : catalogue.categories()) {
            boolean allowed = consent.allows(category.id());
            String kind = category.consent() == ConsentRequirement.EXEMPT ? "always" : allowed ? "yes" : "no";
            allowances.add(new Allowance(
                    category.name().in(texts.language().tag()), kind, texts.get("diary.allowed." + kind)));
        }
        String state = !consent.choice().isDecided()
                ? consent.gpc() ? "gpc" : "undecided"
                : !consent.choice().isCurrent(catalogue)
                        ? "stale"
                        : consent.choice().ids().isEmpty() ? "refused" : "granted";
        List<DiaryRow> rows = diary.entriesOf(request).stream()
                .map(entry -> DiaryRow.of(entry, texts))
                .toList();
        return new View(texts.get("diary.choice." + state), allowances, rows);
    }

    private String html(View view, Texts texts, String path) {
        Markup allowances = Markup.join(view.allowances().stream()
                .map(allowance -> Template.of("diary-allowance")
                        .fill(
                                texts,
                                Map.of("name", allowance.name(), "kind", allowance.kind(), "text", allowance.text())))
                .toList());
        Markup rows = view.rows().isEmpty()
                ? Template.of("diary-empty").fill(texts)
                : Markup.join(view.rows().stream().map(row -> row.html(texts)).toList());
        Markup main = Template.of("diary")
                .fill(
                        texts,
                        Map.of(
                                "choice",
                                view.choice(),
                                "allowances",
                                allowances,
                                "rows",
                                rows,
                                "source",
                                frame.diary() + ".json",
                                "script",
                                frame.assets() + "diary.js"));
        return frame.render(texts, path, texts.get("diary.title"), main);
    }

    /** The data of the page, which its script fetches as JSON. */
    private record View(String choice, List<Allowance> allowances, List<DiaryRow> rows) {}

    /** The state of a category, {@code always}, {@code yes} or {@code no}, with its text. */
    private record Allowance(String name, String kind, String text) {}
}
