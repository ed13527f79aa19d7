// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cookiecharter.proof.ConsentRecord;
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
            return Stream.of(
                            stored.head().node(),
                            Long.toString(stored.head().place()),
                            stored.head().hash(),
                            text(record.id()),
                            record.at().toString(),
                            record.until().toString(),
                            withoutFormula(record.host()),
                            record.revision(),
                            record.language(),
                            record.banner(),
                            record.shown(),
                            String.join(" ", record.granted()),
                            String.join(" ", record.refused()),
                            record.method().text(),
                            text(record.client()))
                    .map(RecordFormat::quoted)
                    .collect(Collectors.joining(",", "", "\r\n"));
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
            return GSON.toJson(json) + "\n";
        }
    };

    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    /** Returns the text before the first record. */
    abstract String heading();

    /** Returns a record with its line terminator. */
    abstract String line(StoredRecord stored);

    private static JsonArray array(List<String> ids) {
        JsonArray array = new JsonArray();
        ids.forEach(array::add);
        return array;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /**
     * Escapes a host. The visitor's browser controls it, and a spreadsheet would interpret these first characters as a
     * formula.
     */
    private static String withoutFormula(String host) {
        return !host.isEmpty() && "=+-@".indexOf(host.charAt(0)) >= 0 ? "'" + host : host;
    }

    private static String quoted(String value) {
        return value.indexOf(',') < 0 && value.indexOf('"') < 0 ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
