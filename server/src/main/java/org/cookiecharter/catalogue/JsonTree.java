package org.cookiecharter.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.internal.LazilyParsedNumber;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON strictly (RFC 8259), and tells of keys that stand twice, which Gson's own tree would pass over. */
final class JsonTree {
    private static final int DEEPEST = 16;

    private final List<CatalogueMistake> mistakes;

    JsonTree(List<CatalogueMistake> mistakes) {
        this.mistakes = mistakes;
    }

    /** The tree of this text; null where it is no JSON, with the mistake noted. */
    @Nullable
    JsonElement read(String json) {
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement tree = element(reader, 0);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedJsonException("more text after the end of the object");
            }
            return tree;
        } catch (EOFException e) {
            mistakes.add(
                    new CatalogueMistake("$", "the JSON ends too early; close what is open at " + reader.getPath()));
        } catch (IOException | IllegalStateException e) {
            mistakes.add(new CatalogueMistake(reader.getPath(), "no JSON from here on: " + firstLine(e)));
        }
        return null;
    }

    private JsonElement element(JsonReader reader, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new MalformedJsonException("nested deeper than " + DEEPEST + " levels");
        }
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader, depth);
            case BEGIN_ARRAY -> array(reader, depth);
            case STRING -> new JsonPrimitive(reader.nextString());
            case NUMBER -> new JsonPrimitive(new LazilyParsedNumber(reader.nextString()));
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
            default -> throw new MalformedJsonException("unexpected " + reader.peek());
        };
    }

    private JsonObject object(JsonReader reader, int depth) throws IOException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            String path = reader.getPath();
            JsonElement value = element(reader, depth + 1);
            if (object.has(key)) {
                mistakes.add(new CatalogueMistake(path, "the key \"" + key + "\" stands twice; keep one"));
            } else {
                object.add(key, value);
            }
        }
        reader.endObject();
        return object;
    }

    private JsonArray array(JsonReader reader, int depth) throws IOException {
        JsonArray array = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(element(reader, depth + 1));
        }
        reader.endArray();
        return array;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
