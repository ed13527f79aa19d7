// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner.browsers;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A WebDriver BiDi connection: commands and their results as JSON over a WebSocket. It ignores all events. */
final class BidiConnection implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 120;

    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> pending = new ConcurrentHashMap<>();
    private final WebSocket socket;

    BidiConnection(URI endpoint) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(endpoint, new MessageReader())
                .join();
    }

    /**
     * Sends a command and waits for its result.
     *
     * @throws IllegalStateException if the browser reports an error, or does not respond in time
     */
    JsonObject send(String method, JsonObject parameters) {
        int id = lastId.incrementAndGet();
        JsonObject command = new JsonObject();
        command.addProperty("id", id);
        command.addProperty("method", method);
        command.add("params", parameters);
        CompletableFuture<JsonObject> response = new CompletableFuture<>();
        pending.put(id, response);
        socket.sendText(command.toString(), true).join();
        JsonObject message;
        try {
            message = response.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method, e);
        }
        if (!message.has("result")) {
            throw new IllegalStateException(method + ": " + message);
        }
        return message.getAsJsonObject("result");
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** A reader that joins the parts of a message and completes the command that it responds to. */
    private final class MessageReader implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
                text.setLength(0);
                CompletableFuture<JsonObject> response =
                        message.has("id") && !message.get("id").isJsonNull()
                                ? pending.remove(message.get("id").getAsInt())
                                : null;
                if (response != null) {
                    response.complete(message);
                }
            }
            return WebSocket.Listener.super.onText(webSocket, data, last);
        }
    }
}
