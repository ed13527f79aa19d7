// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import com.google.gson.Gson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.demo.page.Language;
import org.cookiecharter.demo.page.Resources;
import org.jspecify.annotations.Nullable;

/** The datasets of the portal. Titles can be edited, and are as they were after a restart. Safe for many threads. */
final class Datasets {
    static final int LONGEST_TITLE = 120;

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

    /** The dataset under its new title; null if there is no such dataset. */
    synchronized @Nullable Dataset rename(@Nullable String id, Language language, String title) {
        return byId.computeIfPresent(id + "", (key, dataset) -> dataset.withTitle(language, title));
    }

    /** A title as it is stored; null if this is none. */
    static @Nullable String title(@Nullable String text) {
        String title = text == null ? "" : text.strip();
        return title.isEmpty() || title.length() > LONGEST_TITLE ? null : title;
    }
}
