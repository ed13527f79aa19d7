// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.cookiecharter.audit.finding.Fact;
import org.cookiecharter.audit.finding.Finding;

/** The report as JSON, with all observations except for the pictures. It serves as the baseline of later audits. */
public final class JsonReport {
    private static final String FORMAT = "cookie-charter-audit/1";

    private static final Gson GSON = new GsonBuilder()
            .registerTypeAdapter(Duration.class, (JsonSerializer<Duration>)
                    (duration, type, context) -> new JsonPrimitive(duration.toSeconds()))
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create();

    private JsonReport() {}

    /** Returns the text of the report. Durations are in seconds. */
    public static String text(AuditResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("site", result.site().toString());
        json.addProperty("at", result.at().toString());
        json.addProperty("browser", result.browser());
        json.addProperty("language", result.language());
        json.addProperty("mobile", result.mobile());
        json.addProperty("gpc", result.gpc());
        json.addProperty("login", result.login());
        json.addProperty("complete", result.isComplete());
        json.addProperty("catalogue", result.catalogue());
        JsonArray pages = new JsonArray();
        result.pages().forEach(page -> pages.add(page.toString()));
        json.add("pages", pages);
        JsonArray findings = new JsonArray();
        result.findings().forEach(finding -> findings.add(json(finding, result.isNew(finding))));
        json.add("findings", findings);
        JsonElement visits = GSON.toJsonTree(result.visits());
        visits.getAsJsonArray().forEach(visit -> {
            visit.getAsJsonObject().remove("screenshots");
            visit.getAsJsonObject().remove("exchanges");
        });
        json.add("visits", visits);
        return GSON.toJson(json) + "\n";
    }

    private static JsonObject json(Finding finding, boolean isNew) {
        JsonObject json = new JsonObject();
        json.addProperty("rule", finding.rule().id());
        json.addProperty("level", finding.rule().level().text());
        json.addProperty("law", finding.rule().row());
        json.addProperty("subject", finding.subject());
        json.addProperty("page", finding.page());
        json.addProperty("new", isNew);
        json.addProperty("fingerprint", finding.fingerprint());
        JsonObject facts = new JsonObject();
        for (Fact fact : finding.facts()) {
            facts.addProperty(fact.label().id(), fact.value());
        }
        json.add("facts", facts);
        return json;
    }

    /**
     * Returns the fingerprints of the findings in the text of a report.
     *
     * @throws IllegalArgumentException if the text is no such report
     */
    public static Set<String> fingerprints(String text) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            if (!json.has("format") || !json.get("format").getAsString().equals(FORMAT)) {
                throw new IllegalArgumentException("the baseline is no report of an audit in JSON");
            }
            Set<String> fingerprints = new LinkedHashSet<>();
            json.getAsJsonArray("findings")
                    .forEach(finding -> fingerprints.add(
                            finding.getAsJsonObject().get("fingerprint").getAsString()));
            return fingerprints;
        } catch (JsonParseException | IllegalStateException e) {
            throw new IllegalArgumentException("the baseline is no report of an audit in JSON", e);
        }
    }
}
