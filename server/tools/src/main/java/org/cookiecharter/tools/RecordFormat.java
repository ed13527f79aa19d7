// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.cookiecharter.format.Csv;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.StoredRecord;
import org.jspecify.annotations.Nullable;

/**
 * The output formats of records, one record per line. The constants have the names of the command-line option's values.
 */
enum RecordFormat {
    /** Comma-separated values (RFC 4180). */
    csv {
        @Override
        String heading() {
            return "node,place,hash,id,at,until,host,revision,language,banner,shown,granted,refused,method,client\r\n";
        }

        @Override
        String line(StoredRecord stored) {
            ConsentRecord record = stored.record();
            return new Csv()
                    .cell(stored.head().node())
                    .cell(Long.toString(stored.head().place()))
                    .cell(stored.head().hash())
                    .cell(text(record.id()))
                    .cell(record.at().toString())
                    .cell(record.until().toString())
                    // The visitor's browser controls it.
                    .untrustedCell(record.host())
                    .cell(record.revision())
                    .cell(record.language())
                    .cell(record.banner())
                    .cell(record.shown())
                    .cell(String.join(" ", record.granted()))
                    .cell(String.join(" ", record.refused()))
                    .cell(record.method().text())
                    .cell(text(record.client()))
                    .endLine()
                    .toString();
        }
    },
    /** JSON Lines. */
    jsonl {
        @Override
        String heading() {
            return "";
        }

        @Override
        String line(StoredRecord stored) {
            return GSON.toJson(json(stored)) + "\n";
        }
    };

    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    /** Returns the text before the first record. */
    abstract String heading();

    /** Returns a record with its line terminator. */
    abstract String line(StoredRecord stored);

    /**
     * Returns a record as a JSON line, with the rule for the visitor's region and the reach of the choice.
     *
     * @param notice the notice that was shown, which contains them; null if it is not stored
     */
    static String line(StoredRecord stored, @Nullable NoticeSnapshot notice) {
        JsonObject json = json(stored);
        if (notice != null && notice.rule() != null) {
            json.addProperty("rule", notice.rule());
        }
        if (notice != null && notice.reach() != null) {
            json.addProperty("reach", notice.reach());
        }
        return GSON.toJson(json) + "\n";
    }

    private static JsonObject json(StoredRecord stored) {
        ConsentRecord record = stored.record();
        JsonObject json = new JsonObject();
        json.addProperty("node", stored.head().node());
        json.addProperty("place", stored.head().place());
        json.addProperty("hash", stored.head().hash());
        json.addProperty("id", record.id());
        json.addProperty("at", record.at().toString());
        json.addProperty("until", record.until().toString());
        json.addProperty("host", record.host());
        json.addProperty("revision", record.revision());
        json.addProperty("language", record.language());
        json.addProperty("banner", record.banner());
        json.addProperty("shown", record.shown());
        json.add("granted", array(record.granted()));
        json.add("refused", array(record.refused()));
        json.addProperty("method", record.method().text());
        json.addProperty("client", record.client());
        return json;
    }

    private static JsonArray array(List<String> ids) {
        JsonArray array = new JsonArray();
        ids.forEach(array::add);
        return array;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
