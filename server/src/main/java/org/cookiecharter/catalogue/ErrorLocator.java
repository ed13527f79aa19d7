// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.format.LogText;
import org.jspecify.annotations.Nullable;

/** Finds the line, the service and the cookie of each error in a file, by which a person can locate it. */
final class ErrorLocator {
    private static final Pattern SUBJECT = Pattern.compile("\\$\\.services\\[(\\d+)](?:\\.cookies\\[(\\d+)])?.*");

    private final Map<String, Integer> lines;
    private final @Nullable JsonElement tree;

    /**
     * Creates a locator.
     *
     * @param json the text of the file
     * @param tree the parsed text; null if it is not JSON
     */
    ErrorLocator(String json, @Nullable JsonElement tree) {
        this.lines = JsonLines.of(json);
        this.tree = tree;
    }

    List<CatalogueError> locate(List<CatalogueError> errors) {
        return errors.stream()
                .map(error ->
                        new CatalogueError(error.path(), error.message(), line(error.path()), subject(error.path())))
                .toList();
    }

    /** Returns the line of the value itself, or else of the object that lacks it; 0 if it is not known. */
    private int line(String path) {
        String ancestor = path;
        while (!ancestor.isEmpty()) {
            Integer line = lines.get(ancestor);
            if (line != null) {
                return line;
            }
            ancestor =
                    ancestor.substring(0, Math.max(ancestor.lastIndexOf('.'), Math.max(ancestor.lastIndexOf('['), 0)));
        }
        return 0;
    }

    private String subject(String path) {
        Matcher matcher = SUBJECT.matcher(path);
        JsonObject service = matcher.matches() ? item(tree, "services", matcher.group(1)) : null;
        if (service == null) {
            return "";
        }
        String id = text(service, service.has("id") ? "id" : "use");
        JsonObject cookie = matcher.group(2) == null ? null : item(service, "cookies", matcher.group(2));
        String name = cookie == null ? "" : text(cookie, "name");
        return (id.isEmpty() ? "service " + matcher.group(1) : "service " + id)
                + (name.isEmpty() ? "" : ", cookie " + name);
    }

    private static @Nullable JsonObject item(@Nullable JsonElement parent, String list, String index) {
        JsonElement member = parent instanceof JsonObject object ? object.get(list) : null;
        JsonArray items = member instanceof JsonArray array ? array : new JsonArray();
        int position = Integer.parseInt(index);
        return position < items.size() && items.get(position) instanceof JsonObject item ? item : null;
    }

    private static String text(JsonObject object, String key) {
        return object.get(key) instanceof JsonPrimitive value && value.isString()
                ? LogText.quote(value.getAsString())
                : "";
    }
}
