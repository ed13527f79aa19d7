// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.format.LogText;
import org.jspecify.annotations.Nullable;

/** Parses JSON strictly (RFC 8259), and reports duplicate keys, which Gson's own tree does not. */
final class JsonTree {
    private static final int MAX_DEPTH = 16;
    private static final Pattern POSITION = Pattern.compile(" at line (\\d+) column (\\d+)");

    private final List<CatalogueError> errors;
    /** The path of the value that is being parsed. */
    private String currentPath = JsonPath.ROOT;

    JsonTree(List<CatalogueError> errors) {
        this.errors = errors;
    }

    /** Parses a text. Returns null, and reports the error, if it is not JSON. */
    @Nullable
    JsonElement read(String json) {
        if (json.isBlank()) {
            errors.add(new CatalogueError(JsonPath.ROOT, "the file is empty; write one JSON object"));
            return null;
        }
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        boolean complete = false;
        try {
            JsonElement tree = element(reader, JsonPath.ROOT, 0);
            complete = true;
            if (reader.peek() == JsonToken.END_DOCUMENT) {
                return tree;
            }
            addError("not JSON: more text after the end; remove it");
        } catch (EOFException e) {
            addError("the JSON ends unexpectedly; close the open brackets and quotes");
        } catch (TooDeepException e) {
            addError("nested deeper than " + MAX_DEPTH + " levels; no part of a catalogue is");
        } catch (IOException e) {
            addError("not JSON" + position(e) + (complete ? "more text after the end; remove it" : fix(e)));
        }
        return null;
    }

    private JsonElement element(JsonReader reader, String path, int depth) throws IOException {
        currentPath = path;
        if (depth > MAX_DEPTH) {
            throw new TooDeepException();
        }
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader, path, depth);
            case BEGIN_ARRAY -> array(reader, path, depth);
            case STRING -> new JsonPrimitive(reader.nextString());
            case NUMBER -> new JsonPrimitive(ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(reader));
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
            default -> throw new MalformedJsonException("Unexpected value");
        };
    }

    private JsonObject object(JsonReader reader, String path, int depth) throws IOException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            String member = JsonPath.member(path, key);
            JsonElement value = element(reader, member, depth + 1);
            if (object.has(key)) {
                errors.add(new CatalogueError(member, "the key " + LogText.quote(key) + " is listed twice; keep one"));
            } else {
                object.add(key, value);
            }
        }
        reader.endObject();
        return object;
    }

    private JsonArray array(JsonReader reader, String path, int depth) throws IOException {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(element(reader, JsonPath.item(path, array.size()), depth + 1));
        }
        reader.endArray();
        return array;
    }

    private void addError(String message) {
        errors.add(new CatalogueError(currentPath, message));
    }

    private static String position(IOException e) {
        Matcher matcher = POSITION.matcher(String.valueOf(e.getMessage()));
        return matcher.find() ? " near line " + matcher.group(1) + ", column " + matcher.group(2) + ": " : ": ";
    }

    /**
     * Returns a fix for the author of the file. Gson's own messages are for programmers ("use
     * JsonReader.setStrictness").
     */
    private static String fix(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("Unterminated string")) {
            return "a string is not closed; add its \"";
        }
        if (message.startsWith("Unescaped control")) {
            return "a string contains a line break or a tab; write \\n or \\t";
        }
        if (message.startsWith("Invalid escape")
                || message.startsWith("Malformed Unicode")
                || message.startsWith("Unpaired surrogate")) {
            return "a string contains an invalid escape; write \\\\ for a backslash, \\uXXXX for a character";
        }
        if (message.startsWith("Unterminated") || message.startsWith("Expected ':'")) {
            return "a comma, a colon or a closing bracket is missing";
        }
        return "JSON has no comments, no comma before a closing bracket, no single quotes and no NaN";
    }

    private static final class TooDeepException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
