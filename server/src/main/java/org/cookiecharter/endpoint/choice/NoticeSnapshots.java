// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.choice;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Catalogue.CharterTexts;
import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.cookiecharter.catalogue.LocalizedText;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.endpoint.CatalogueJson;
import org.cookiecharter.endpoint.Languages;
import org.cookiecharter.proof.NoticeSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The notices in each language, stored with the records: the catalogue and all texts around it, the rule for the
 * visitor's region, and how far a choice reaches.
 */
public final class NoticeSnapshots {
    private final Catalogue catalogue;
    private final Languages languages;
    private final boolean hasAccounts;
    private final Map<String, NoticeSnapshot> snapshots = new ConcurrentHashMap<>();

    /** @param hasAccounts whether the banner states that a choice applies on all devices of an account */
    public NoticeSnapshots(Catalogue catalogue, Languages languages, boolean hasAccounts) {
        this.hasAccounts = hasAccounts;
        this.catalogue = catalogue;
        this.languages = languages;
    }

    /**
     * Returns the notice.
     *
     * @param language an available language
     * @param rule the rule for the visitor's region; null if the catalogue makes no difference between regions
     * @param isForAccount whether the choice counts on all devices of the account that is logged in
     */
    NoticeSnapshot get(String language, @Nullable RegionRule rule, boolean isForAccount) {
        String key = language + ' ' + (rule == null ? "" : rule.id()) + ' ' + isForAccount;
        return snapshots.computeIfAbsent(key, unused -> create(language, rule, isForAccount));
    }

    private NoticeSnapshot create(String language, @Nullable RegionRule rule, boolean isForAccount) {
        InterfaceTexts texts = languages.texts(language);
        JsonObject json = new JsonObject();
        json.add("catalogue", new CatalogueJson(catalogue, language, texts).json());
        json.add("charter", charter(catalogue.charter(), language));
        json.add("interface", texts.all());
        if (hasAccounts) {
            json.addProperty("reach", isForAccount ? "account" : "device");
        }
        if (rule != null) {
            // What it requires is in the catalogue.
            json.addProperty("rule", rule.id());
        }
        return NoticeSnapshot.of(json);
    }

    private static JsonObject charter(CharterTexts charter, String language) {
        JsonObject json = new JsonObject();
        add(json, "title", charter.title(), language);
        add(json, "introduction", charter.introduction(), language);
        add(json, "definitionHeading", charter.definitionHeading(), language);
        add(json, "definition", charter.definition(), language);
        add(json, "types", charter.types(), language);
        add(json, "usage", charter.usage(), language);
        return json;
    }

    private static void add(JsonObject json, String name, @Nullable LocalizedText text, String language) {
        if (text != null) {
            json.addProperty(name, text.in(language));
        }
    }
}
