// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.StoredRecord;
import org.cookiecharter.proof.export.RecordCsv;
import org.jspecify.annotations.Nullable;

/**
 * The output formats of records, one record per line. The constants have the names of the command-line option's values.
 */
enum RecordFormat {
    /** Comma-separated values (RFC 4180). */
    csv {
        @Override
        String heading() {
            return RecordCsv.HEADING;
        }

        @Override
        String line(StoredRecord stored, @Nullable NoticeSnapshot notice) {
            return RecordCsv.line(stored, notice);
        }
    },
    /** JSON Lines. */
    jsonl {
        @Override
        String heading() {
            return "";
        }

        @Override
        String line(StoredRecord stored, @Nullable NoticeSnapshot notice) {
            JsonObject json = json(stored);
            if (notice != null && notice.rule() != null) {
                json.addProperty("rule", notice.rule());
            }
            if (notice != null && notice.reach() != null) {
                json.addProperty("reach", notice.reach());
            }
            return GSON.toJson(json) + "\n";
        }
    };

    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    /** Returns the text before the first record. */
    abstract String heading();

    /**
     * Returns a record with its line terminator.
     *
     * @param notice the notice that was shown, which contains the rule for the visitor's region and the reach of the
     *     choice; null if it is not stored
     */
    abstract String line(StoredRecord stored, @Nullable NoticeSnapshot notice);

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
}
