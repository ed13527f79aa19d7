// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import com.google.gson.Gson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.demo.page.Language;
import org.cookiecharter.demo.page.Resources;
import org.jspecify.annotations.Nullable;

/** The datasets of the portal. Edited titles are lost on restart. Thread-safe. */
final class Datasets {
    static final int MAX_TITLE_LENGTH = 120;

    private final Map<String, Dataset> byId = new LinkedHashMap<>();

    Datasets() {
        for (Dataset dataset : new Gson().fromJson(Resources.text("datasets.json"), Dataset[].class)) {
            byId.put(dataset.id(), dataset);
        }
    }

    synchronized List<Dataset> all() {
        return List.copyOf(byId.values());
    }

    synchronized @Nullable Dataset find(@Nullable String id) {
        return byId.get(id);
    }

    /**
     * Changes a title.
     *
     * @return the dataset with its new title, or null if there is no such dataset
     */
    synchronized @Nullable Dataset rename(@Nullable String id, Language language, String title) {
        return byId.computeIfPresent(id + "", (key, dataset) -> dataset.withTitle(language, title));
    }

    /**
     * Normalises a title.
     *
     * @return the title, or null if it is invalid
     */
    static @Nullable String title(@Nullable String text) {
        String title = text == null ? "" : text.strip();
        return title.isEmpty() || title.length() > MAX_TITLE_LENGTH ? null : title;
    }
}
