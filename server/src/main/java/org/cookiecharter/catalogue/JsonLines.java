// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines on which the values of a JSON text begin, by their JSON paths. The text is parsed a second time for them,
 * but only if it has an error.
 */
final class JsonLines {
    /** Gson reports its position only in this text. */
    private static final Pattern LINE = Pattern.compile(" at line (\\d+) ");

    private static final int MAX_DEPTH = 16;

    private final Map<String, Integer> lines = new HashMap<>();
    private final JsonReader reader;

    private JsonLines(String json) {
        reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
    }

    /** Returns the lines by JSON path, as far as the text is JSON. */
    static Map<String, Integer> of(String json) {
        JsonLines lines = new JsonLines(json);
        try {
            lines.read(JsonPath.ROOT, 0);
        } catch (IOException e) {
            // JsonTree has already reported the error.
        }
        return lines.lines;
    }

    private void read(String path, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("too deep");
        }
        JsonToken token = reader.peek();
        Matcher matcher = LINE.matcher(reader.toString());
        if (matcher.find()) {
            lines.putIfAbsent(path, Integer.valueOf(matcher.group(1)));
        }
        switch (token) {
            case BEGIN_OBJECT -> {
                reader.beginObject();
                while (reader.hasNext()) {
                    read(JsonPath.member(path, reader.nextName()), depth + 1);
                }
                reader.endObject();
            }
            case BEGIN_ARRAY -> {
                reader.beginArray();
                for (int i = 0; reader.hasNext(); i++) {
                    read(JsonPath.item(path, i), depth + 1);
                }
                reader.endArray();
            }
            default -> reader.skipValue();
        }
    }
}
