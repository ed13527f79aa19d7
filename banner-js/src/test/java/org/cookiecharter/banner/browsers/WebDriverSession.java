// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner.browsers;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A session of a W3C WebDriver server: commands as HTTP requests, relative to the session's address. */
final class WebDriverSession implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;

    /** Starts a session; retries to connect until the server listens. */
    WebDriverSession(int port, JsonObject capabilities) {
        String server = "http://127.0.0.1:" + port + "/session";
        JsonObject match = new JsonObject();
        match.add("alwaysMatch", capabilities);
        JsonObject start = new JsonObject();
        start.add("capabilities", match);
        JsonObject session = sendPatiently(server, start).getAsJsonObject();
        address = server + "/" + session.get("sessionId").getAsString();
    }

    private JsonElement sendPatiently(String uri, JsonObject body) {
        for (int attempt = 0; ; attempt++) {
            try {
                return send("POST", uri, body.toString());
            } catch (IOException e) {
                if (attempt == 200) {
                    throw new IllegalStateException("The WebDriver server cannot be reached", e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonElement get(String command) {
        return sendToSession("GET", "/" + command, "");
    }

    JsonElement post(String command, JsonObject parameters) {
        return sendToSession("POST", "/" + command, parameters.toString());
    }

    void delete(String command) {
        sendToSession("DELETE", "/" + command, "");
    }

    private JsonElement sendToSession(String method, String path, String body) {
        try {
            return send(method, address + path, body);
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    private JsonElement send(String method, String uri, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        JsonObject response;
        try {
            response = JsonParser.parseString(
                            client.send(request, BodyHandlers.ofString()).body())
                    .getAsJsonObject();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        JsonElement value = response.has("value") ? response.get("value") : JsonNull.INSTANCE;
        if (value.isJsonObject() && value.getAsJsonObject().has("error")) {
            throw new IllegalStateException(method + " " + uri + ": " + value);
        }
        return value;
    }

    @Override
    public void close() {
        sendToSession("DELETE", "", "");
    }
}
