// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.draft;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Set;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.discovery.DraftCatalogue;

/** The undeclared names and hosts in the JSON report of an audit. */
public final class AuditReport {
    private static final String FORMAT = "cookie-charter-audit/";
    private static final Set<String> ENTRY_RULES = Set.of("undeclared", "unidentified-before-consent");
    private static final Set<String> HOST_RULES = Set.of("undeclared-third-party", "unidentified-third-party");

    private AuditReport() {}

    /**
     * Returns the findings in the form of a draft of discoveries.
     *
     * @throws IllegalArgumentException if the text is no such report
     */
    public static DraftCatalogue discoveries(String text, String name) {
        JsonArray cookies = new JsonArray();
        JsonArray origins = new JsonArray();
        try {
            JsonObject report = JsonParser.parseString(text).getAsJsonObject();
            if (!DraftCatalogue.text(report, "format").startsWith(FORMAT)) {
                throw new IllegalArgumentException(name + " is no report of an audit in JSON");
            }
            for (JsonElement element : report.getAsJsonArray("findings")) {
                JsonObject finding = element.getAsJsonObject();
                String rule = DraftCatalogue.text(finding, "rule");
                String subject = DraftCatalogue.text(finding, "subject");
                if (ENTRY_RULES.contains(rule)) {
                    cookies.add(cookie(subject, finding.getAsJsonObject("facts")));
                } else if (HOST_RULES.contains(rule)) {
                    origins.add(subject);
                }
            }
        } catch (JsonParseException | IllegalStateException | ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException(name + " is no report of an audit in JSON", e);
        }
        JsonObject service = new JsonObject();
        service.addProperty("id", "audit");
        service.add("cookies", cookies);
        service.add("origins", origins);
        JsonArray services = new JsonArray();
        services.add(service);
        JsonObject draft = new JsonObject();
        draft.add("services", services);
        return DraftCatalogue.parse(draft.toString(), name);
    }

    /** Returns a cookie, or an entry of another storage, whose subject begins with the name of that storage. */
    private static JsonObject cookie(String subject, JsonObject facts) {
        JsonObject cookie = new JsonObject();
        cookie.addProperty("name", subject);
        for (Storage storage : Storage.values()) {
            if (subject.startsWith(storage.text() + " ")) {
                cookie.addProperty("storage", storage.text());
                cookie.addProperty("name", subject.substring(storage.text().length() + 1));
            }
        }
        String lifetime = DraftCatalogue.text(facts, "lifetime");
        if (!lifetime.isEmpty()) {
            cookie.addProperty("duration", lifetime);
        }
        return cookie;
    }
}
