// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.charter.Markup;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.StoredRecord;
import org.jspecify.annotations.Nullable;

/** A receipt as an HTML page, the newest record first. Services have the names that they had when they were chosen. */
final class ReceiptPage {
    private final Receipt receipt;
    private final InterfaceTexts texts;
    private final String path;
    private final Markup page;

    ReceiptPage(Receipt receipt, InterfaceTexts texts, String path, Markup page) {
        this.receipt = receipt;
        this.texts = texts;
        this.path = path;
        this.page = page;
    }

    void write() {
        page.tag("<main>\n").element("h1", texts.proof("title")).element("p", texts.proof("introduction"));
        if (receipt.records().isEmpty()) {
            page.element("p", texts.proof("none"));
        }
        for (int i = receipt.records().size() - 1; i >= 0; i--) {
            write(receipt.records().get(i));
        }
        page.tag("<p><a href=\"")
                .text(path)
                .tag("/proof?format=json\" download>")
                .text(texts.proof("download"))
                .tag("</a></p>\n<p><a href=\"")
                .text(path)
                .tag("/\">")
                .text(texts.charter("title"))
                .tag("</a></p>\n");
    }

    private void write(StoredRecord stored) {
        ConsentRecord record = stored.record();
        NoticeSnapshot notice = receipt.notice(record);
        Map<String, String> names = names(notice);
        String time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(texts.language()))
                .withZone(ZoneOffset.UTC)
                .format(record.at());
        page.tag("<h2><time datetime=\"")
                .text(record.at().toString())
                .tag("\">")
                .text(time)
                .tag("</time></h2>\n<dl>\n");
        entry("method", texts.proofMethod(record.method().text()));
        if (notice != null && "account".equals(notice.reach())) {
            page.tag("<dd>").text(texts.proof("forAccount")).tag("</dd>\n");
        }
        entry("granted", list(record.granted(), names));
        entry("refused", list(record.refused(), names));
        entry("site", record.host());
        entry("language", record.language());
        entry("notice", record.revision() + " (SHA-256 " + record.shown() + ")");
        entry(
                "record",
                stored.head().node() + '/' + stored.head().place() + " (SHA-256 "
                        + stored.head().hash() + ")");
        page.tag("</dl>\n");
    }

    private void entry(String key, String value) {
        page.tag("<dt>").text(texts.proof(key)).tag("</dt><dd>").text(value).tag("</dd>\n");
    }

    private String list(List<String> ids, Map<String, String> names) {
        return ids.isEmpty()
                ? texts.proof("nothing")
                : String.join(
                        ", ", ids.stream().map(id -> names.getOrDefault(id, id)).toList());
    }

    private static Map<String, String> names(@Nullable NoticeSnapshot notice) {
        Map<String, String> names = new HashMap<>();
        if (notice != null && notice.tree() instanceof JsonObject tree) {
            JsonObject catalogue = tree.getAsJsonObject("catalogue");
            for (String group : List.of("services", "categories")) {
                JsonArray entries = catalogue.getAsJsonArray(group);
                for (JsonElement entry : entries) {
                    JsonObject named = entry.getAsJsonObject();
                    names.put(named.get("id").getAsString(), named.get("name").getAsString());
                }
            }
        }
        return names;
    }
}
