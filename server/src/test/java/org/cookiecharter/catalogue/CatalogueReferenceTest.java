// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Tests that the reference page agrees with the schema. */
class CatalogueReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "pages", "catalogue-reference.md");
    private static final Path FRESH = Path.of("target", "catalogue-reference.md");

    private final JsonObject schema = JsonParser.parseString(SampleCatalogue.resource("catalogue.schema.json"))
            .getAsJsonObject();

    @Test
    void referencePageMatchesSchema() throws IOException {
        Files.writeString(FRESH, page());
        assertEquals(
                Files.readString(FRESH),
                Files.exists(PAGE) ? Files.readString(PAGE) : "",
                "copy server/" + FRESH + " to docs/pages: the schema has changed");
    }

    private String page() {
        StringBuilder page = new StringBuilder("# Catalogue reference\n\n")
                .append(
                        "Generated from `catalogue.schema.json` by the tests. [catalogue.md](catalogue.md) explains how to")
                .append(" write a catalogue.\n");
        part(page, "The file", schema);
        for (Map.Entry<String, JsonElement> part :
                schema.getAsJsonObject("$defs").entrySet()) {
            JsonObject definition = part.getValue().getAsJsonObject();
            if (definition.has("properties")) {
                part(page, title(definition), definition);
            }
        }
        return page.toString();
    }

    private void part(StringBuilder page, String title, JsonObject part) {
        page.append("\n## ").append(title).append("\n\n");
        if (part.has("description")) {
            page.append(part.get("description").getAsString()).append("\n\n");
        }
        page.append("| member | value | |\n| --- | --- | --- |\n");
        members(page, "", part);
    }

    private void members(StringBuilder page, String prefix, JsonObject part) {
        for (Map.Entry<String, JsonElement> member :
                part.getAsJsonObject("properties").entrySet()) {
            JsonObject value = member.getValue().getAsJsonObject();
            String name = prefix + member.getKey();
            page.append("| `")
                    .append(name)
                    .append(required(part, member.getKey()) ? "` (required) | " : "` | ")
                    .append(kind(value))
                    .append(" | ")
                    .append(description(value).replace("|", "\\|"))
                    .append(" |\n");
            if (value.has("properties")) {
                members(page, name + ".", value);
            }
        }
    }

    private static boolean required(JsonObject part, String member) {
        JsonObject rules = part.has("required") ? part : part.has("else") ? part.getAsJsonObject("else") : part;
        return rules.has("required")
                && StreamSupport.stream(rules.getAsJsonArray("required").spliterator(), false)
                        .anyMatch(key -> key.getAsString().equals(member));
    }

    private String kind(JsonObject value) {
        if (value.has("enum")) {
            return StreamSupport.stream(value.getAsJsonArray("enum").spliterator(), false)
                    .map(word -> "`" + word.getAsString() + "`")
                    .collect(Collectors.joining(", "));
        }
        if (value.has("items")) {
            return "list: " + kind(value.getAsJsonObject("items"));
        }
        if (value.has("$ref")) {
            return title(definition(value)).toLowerCase(Locale.ROOT);
        }
        return value.has("type") ? value.get("type").getAsString() : "one of several";
    }

    private String description(JsonObject value) {
        if (value.has("description")) {
            return value.get("description").getAsString();
        }
        JsonObject definition = value.has("$ref") ? definition(value) : value;
        return definition.has("description") ? definition.get("description").getAsString() : "";
    }

    private JsonObject definition(JsonObject value) {
        return schema.getAsJsonObject("$defs")
                .getAsJsonObject(value.get("$ref").getAsString().replace("#/$defs/", ""));
    }

    private static String title(JsonObject definition) {
        return definition.has("title") ? definition.get("title").getAsString() : "value";
    }
}
