// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.cookiecharter.audit.observation.HttpExchange;
import org.cookiecharter.audit.observation.MaskedHeader;

/** The members {@code request} and {@code response} of an entry in a HAR file. */
final class HarMessage {
    private HarMessage() {}

    static JsonObject request(HttpExchange exchange) {
        HttpExchange.Request request = exchange.request();
        JsonObject json = new JsonObject();
        json.addProperty("method", request.method());
        // Tools expect an address that is valid.
        json.addProperty("url", request.url().replace("…", "%E2%80%A6"));
        json.addProperty("httpVersion", exchange.response().protocol());
        json.add("cookies", cookies(request.headers(), "cookie"));
        json.add("headers", headers(request.headers()));
        json.add("queryString", parameters(request.url()));
        if (!request.bodyType().isEmpty()) {
            JsonObject body = new JsonObject();
            body.addProperty("mimeType", request.bodyType());
            body.addProperty("text", "…");
            json.add("postData", body);
        }
        json.addProperty("headersSize", -1);
        json.addProperty("bodySize", request.bodyLength());
        return json;
    }

    static JsonObject response(HttpExchange exchange) {
        HttpExchange.Response response = exchange.response();
        JsonObject json = new JsonObject();
        json.addProperty("status", response.status());
        json.addProperty("statusText", response.reason());
        json.addProperty("httpVersion", response.protocol());
        json.add("cookies", cookies(response.headers(), "set-cookie"));
        json.add("headers", headers(response.headers()));
        JsonObject content = new JsonObject();
        content.addProperty("size", Math.max(0, response.length()));
        content.addProperty("mimeType", response.mediaType());
        json.add("content", content);
        json.addProperty(
                "redirectURL",
                response.headers().stream()
                        .filter(header -> header.name().equalsIgnoreCase("location"))
                        .map(MaskedHeader::value)
                        .findFirst()
                        .orElse(""));
        json.addProperty("headersSize", -1);
        json.addProperty("bodySize", response.length());
        return json;
    }

    private static JsonObject pair(String name, String value) {
        JsonObject pair = new JsonObject();
        pair.addProperty("name", name);
        pair.addProperty("value", value);
        return pair;
    }

    private static JsonArray headers(List<MaskedHeader> headers) {
        JsonArray json = new JsonArray();
        headers.forEach(header -> json.add(pair(header.name(), header.value())));
        return json;
    }

    /** Returns the cookies of masked {@code Cookie} or {@code Set-Cookie} fields. */
    private static JsonArray cookies(List<MaskedHeader> headers, String field) {
        JsonArray cookies = new JsonArray();
        for (MaskedHeader header : headers) {
            if (header.name().equalsIgnoreCase(field)) {
                String[] parts = header.value().split(";\\s*", -1);
                for (int i = 0; i < (field.equals("cookie") ? parts.length : 1); i++) {
                    int equals = parts[i].indexOf('=');
                    cookies.add(pair(equals < 0 ? "" : parts[i].substring(0, equals), "…"));
                }
            }
        }
        return cookies;
    }

    private static JsonArray parameters(String url) {
        JsonArray parameters = new JsonArray();
        int query = url.indexOf('?');
        if (query >= 0) {
            for (String parameter : url.substring(query + 1).split("&", -1)) {
                int equals = parameter.indexOf('=');
                parameters.add(equals < 0 ? pair(parameter, "") : pair(parameter.substring(0, equals), "…"));
            }
        }
        return parameters;
    }
}
