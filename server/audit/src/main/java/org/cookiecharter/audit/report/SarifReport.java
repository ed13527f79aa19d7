// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.cookiecharter.audit.finding.Fact;
import org.cookiecharter.audit.finding.Finding;
import org.cookiecharter.audit.finding.Rule;

/** The report in SARIF 2.1.0, which code hosts display. Its messages are in English. */
public final class SarifReport {
    private SarifReport() {}

    /** Returns the text of the report. */
    public static String text(AuditResult result) {
        JsonArray rules = new JsonArray();
        for (Rule rule : Rule.values()) {
            rules.add(json(rule));
        }
        JsonArray results = new JsonArray();
        for (Finding finding : result.findings()) {
            results.add(json(finding, result.isNew(finding)));
        }
        JsonObject driver = object("name", text("Cookie Charter audit"), "rules", rules);
        JsonObject run = object("tool", object("driver", driver), "results", results);
        JsonArray runs = new JsonArray();
        runs.add(run);
        JsonObject log = object(
                "$schema",
                text("https://json.schemastore.org/sarif-2.1.0.json"),
                "version",
                text("2.1.0"),
                "runs",
                runs);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(log)
                + "\n";
    }

    private static JsonObject json(Rule rule) {
        return object(
                "id",
                text(rule.id()),
                "shortDescription",
                message(Texts.rule(rule).english()),
                "fullDescription",
                message(Texts.law(rule).english() + " (row " + rule.row() + " of the page on the law)"),
                "defaultConfiguration",
                object("level", text(rule.level().text())));
    }

    private static JsonObject json(Finding finding, boolean isNew) {
        StringBuilder message = new StringBuilder(Texts.rule(finding.rule()).english())
                .append(": ")
                .append(finding.subject());
        for (Fact fact : finding.facts()) {
            message.append("; ")
                    .append(Texts.get("fact." + fact.label().id()).english())
                    .append(": ")
                    .append(fact.value());
        }
        JsonArray locations = new JsonArray();
        locations.add(object(
                "physicalLocation", object("artifactLocation", object("uri", text(address(finding.page()))))));
        return object(
                "ruleId",
                text(finding.rule().id()),
                "level",
                text(finding.rule().level().text()),
                "message",
                message(message.toString()),
                "locations",
                locations,
                "partialFingerprints",
                object("finding/v1", text(finding.fingerprint())),
                "baselineState",
                text(isNew ? "new" : "unchanged"));
    }

    /** Returns an address with only the characters that a URI may contain. */
    private static String address(String page) {
        try {
            return new URI(page).toASCIIString();
        } catch (URISyntaxException e) {
            return URLEncoder.encode(page, StandardCharsets.UTF_8);
        }
    }

    private static JsonObject message(String text) {
        return object("text", text(text));
    }

    private static JsonElement text(String text) {
        return new JsonPrimitive(text);
    }

    private static JsonObject object(Object... namesAndValues) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.add((String) namesAndValues[i], (JsonElement) namesAndValues[i + 1]);
        }
        return object;
    }
}
