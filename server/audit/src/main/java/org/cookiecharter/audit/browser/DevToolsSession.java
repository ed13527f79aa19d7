// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A session with one target of the browser: a page, a frame of another site, a worker, or the browser itself. */
public final class DevToolsSession {
    private static final int TIMEOUT_SECONDS = 20;

    private final DevToolsConnection connection;
    private final @Nullable String id;
    private final String type;
    private final String url;

    DevToolsSession(DevToolsConnection connection, @Nullable String id, String type, String url) {
        this.connection = connection;
        this.id = id;
        this.type = type;
        this.url = url;
    }

    /** Returns the type of the target: {@code page}, {@code iframe}, {@code worker}, {@code service_worker}… */
    public String type() {
        return type;
    }

    /** Returns the address of the target when the session began. */
    public String url() {
        return url;
    }

    /** Returns whether the target has documents. */
    public boolean hasDocuments() {
        return type.equals("page") || type.equals("iframe");
    }

    /**
     * Sends a command, and ignores its result.
     *
     * @param parameters names and values in turns; a value is a string, a number, a boolean or JSON
     */
    public void send(String method, Object... parameters) {
        CompletableFuture<JsonObject> unused = connection.send(id, method, json(parameters));
    }

    /**
     * Sends a command and waits for its result.
     *
     * @param parameters names and values in turns; a value is a string, a number, a boolean or JSON
     * @throws DevToolsException if the browser reports an error, or does not respond within 20 s
     */
    public JsonObject call(String method, Object... parameters) {
        return call(TIMEOUT_SECONDS, method, parameters);
    }

    /** Does the same as {@link #call(String, Object...)}, with another maximum time. */
    JsonObject call(int seconds, String method, Object... parameters) {
        try {
            return connection.send(id, method, json(parameters)).get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new DevToolsException(
                    method + ": " + (e instanceof TimeoutException ? "no response within " + seconds + " s" : cause(e)),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DevToolsException(method + ": interrupted", e);
        }
    }

    private static String cause(Exception e) {
        Throwable cause = e.getCause();
        return cause instanceof DevToolsException ? String.valueOf(cause.getMessage()) : String.valueOf(cause);
    }

    /** Returns a JSON object of names and values in turns. */
    public static JsonObject json(Object... namesAndValues) {
        JsonObject json = new JsonObject();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.add((String) namesAndValues[i], element(namesAndValues[i + 1]));
        }
        return json;
    }

    private static JsonElement element(Object value) {
        if (value instanceof JsonElement element) {
            return element;
        }
        if (value instanceof Boolean flag) {
            return new JsonPrimitive(flag);
        }
        return value instanceof Number number ? new JsonPrimitive(number) : new JsonPrimitive(value.toString());
    }
}
