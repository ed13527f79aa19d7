// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.webhook;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.cookiecharter.format.HmacSha256;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.StoredRecord;

/**
 * A message about one recorded choice.
 *
 * @param id the same for each attempt to send it
 * @param body a JSON object with {@code type}, {@code timestamp} and {@code data}
 */
record WebhookMessage(String id, String body) {
    private static final Gson GSON = new Gson();

    static WebhookMessage of(StoredRecord stored) {
        ConsentRecord record = stored.record();
        JsonObject data = new JsonObject();
        // A refusal has no identifier.
        if (record.id() != null) {
            data.addProperty("subject", record.id());
        }
        data.addProperty("host", record.host());
        data.addProperty("method", record.method().text());
        data.add("granted", strings(record.granted()));
        data.add("refused", strings(record.refused()));
        data.addProperty("revision", record.revision());
        data.addProperty("language", record.language());
        data.addProperty("until", record.until().toString());
        JsonObject proof = new JsonObject();
        proof.addProperty("node", stored.head().node());
        proof.addProperty("place", stored.head().place());
        proof.addProperty("hash", stored.head().hash());
        data.add("proof", proof);
        JsonObject body = new JsonObject();
        body.addProperty("type", "consent." + record.outcome().text());
        body.addProperty("timestamp", record.at().toString());
        body.add("data", data);
        return new WebhookMessage("choice_" + stored.head().hash().substring(0, 32), GSON.toJson(body));
    }

    private static JsonArray strings(List<String> strings) {
        JsonArray array = new JsonArray();
        strings.forEach(array::add);
        return array;
    }

    /** Returns the signature of this message at this time (Standard Webhooks, version 1: HMAC-SHA256). */
    String signature(byte[] key, Instant at) {
        String signed = id + '.' + at.getEpochSecond() + '.' + body;
        return "v1," + Base64.getEncoder().encodeToString(HmacSha256.of(key, signed));
    }
}
