// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a browser: commands, their results and events as JSON over a WebSocket. Events are delivered one after
 * the other on one thread, which must not wait for the result of a command.
 */
final class DevToolsConnection implements AutoCloseable {
    private final Map<Integer, CompletableFuture<JsonObject>> pending = new ConcurrentHashMap<>();
    private final ExecutorService events = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "audit-events");
        thread.setDaemon(true);
        return thread;
    });
    private final EventListener listener;
    private final WebSocket socket;
    private int lastId;

    /** A receiver of events. */
    interface EventListener {
        /**
         * Receives an event.
         *
         * @param session the id of the session; null for the browser itself
         */
        void onEvent(@Nullable String session, String method, JsonObject parameters);
    }

    DevToolsConnection(URI endpoint, EventListener listener) {
        this.listener = listener;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(endpoint, new MessageReader())
                .join();
    }

    /** Sends a command. The result fails with a {@link DevToolsException} if the browser reports an error. */
    CompletableFuture<JsonObject> send(@Nullable String session, String method, JsonObject parameters) {
        CompletableFuture<JsonObject> result = new CompletableFuture<>();
        JsonObject command = new JsonObject();
        command.addProperty("method", method);
        command.add("params", parameters);
        if (session != null) {
            command.addProperty("sessionId", session);
        }
        // The client accepts a message only after it has sent the previous one.
        synchronized (this) {
            int id = ++lastId;
            command.addProperty("id", id);
            pending.put(id, result);
            try {
                socket.sendText(command.toString(), true).join();
            } catch (RuntimeException e) {
                pending.remove(id);
                result.completeExceptionally(new DevToolsException("the browser has ended", e));
            }
        }
        return result;
    }

    /** Waits until the events received so far have been delivered. */
    void awaitEvents() {
        if (!events.isShutdown()) {
            CompletableFuture.runAsync(() -> {}, events).join();
        }
    }

    @Override
    public void close() {
        socket.abort();
        events.shutdownNow();
        failPending();
    }

    private void failPending() {
        pending.values()
                .forEach(result -> result.completeExceptionally(new DevToolsException("the browser has ended")));
        pending.clear();
    }

    private void receive(JsonObject message) {
        if (message.has("id")) {
            CompletableFuture<JsonObject> result =
                    pending.remove(message.get("id").getAsInt());
            if (result != null && message.has("result")) {
                result.complete(message.getAsJsonObject("result"));
            } else if (result != null) {
                result.completeExceptionally(new DevToolsException(
                        message.getAsJsonObject("error").get("message").getAsString()));
            }
        } else if (!events.isShutdown()) {
            String session = message.has("sessionId") ? message.get("sessionId").getAsString() : null;
            events.execute(() ->
                    listener.onEvent(session, message.get("method").getAsString(), message.getAsJsonObject("params")));
        }
    }

    /** A reader that joins the parts of a message. */
    private final class MessageReader implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String message = text.toString();
                text.setLength(0);
                receive(JsonParser.parseString(message).getAsJsonObject());
            }
            return WebSocket.Listener.super.onText(webSocket, data, last);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
            failPending();
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            failPending();
        }
    }
}
