// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.cookiecharter.audit.finding.Rule;

/** The texts of reports in English and French. */
final class Texts {
    private static final JsonObject TEXTS = read();

    private Texts() {}

    /** A text in both languages. */
    record Text(String english, String french) {}

    private static JsonObject read() {
        try (InputStream stream = Objects.requireNonNull(Texts.class.getResourceAsStream("texts.json"), "texts.json")) {
            return JsonParser.parseReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Text get(String key) {
        JsonObject text = Objects.requireNonNull(TEXTS.getAsJsonObject(key), key);
        return new Text(text.get("en").getAsString(), text.get("fr").getAsString());
    }

    /** Returns the short description of a rule. */
    static Text rule(Rule rule) {
        return get("rule." + rule.id());
    }

    /** Returns the requirement of law behind a rule. */
    static Text law(Rule rule) {
        String key = "law." + rule.row();
        JsonObject text = Objects.requireNonNull(TEXTS.getAsJsonObject(key), key);
        return new Text(Law.requirement(rule.row()), text.get("fr").getAsString());
    }
}
