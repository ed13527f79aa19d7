// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cookiecharter.audit.browser.DevToolsSession;
import org.cookiecharter.audit.observation.CookieWrite;
import org.cookiecharter.audit.observation.MaskedUrl;
import org.cookiecharter.audit.observation.Moment;
import org.cookiecharter.audit.observation.StorageWrite;
import org.cookiecharter.audit.observation.StoredEntry;
import org.cookiecharter.cookie.SetCookie;

/**
 * Records the calls of scripts that store something. A script in each document reports them, because the protocol does
 * not; it runs before the page's own, so that it sees what a consent tool lets through, not what a tool withholds.
 */
final class ScriptRecorder {
    private static final String BINDING = "cookieCharterRecorder";
    private static final String SCRIPT = script();

    private final Clock clock;
    private final List<CookieWrite> cookieWrites = new ArrayList<>();
    private final List<StorageWrite> storageWrites = new ArrayList<>();

    ScriptRecorder(Clock clock) {
        this.clock = clock;
    }

    private static String script() {
        try (InputStream stream =
                Objects.requireNonNull(ScriptRecorder.class.getResourceAsStream("recorder.js"), "recorder.js")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void onAttached(DevToolsSession session) {
        session.send("Runtime.enable");
        session.send("Runtime.addBinding", "name", BINDING);
        session.send("Page.addScriptToEvaluateOnNewDocument", "source", SCRIPT, "runImmediately", true);
    }

    synchronized void onEvent(String method, JsonObject parameters, Moment moment) {
        if (method.equals("Runtime.bindingCalled")
                && parameters.get("name").getAsString().equals(BINDING)) {
            JsonObject call = JsonParser.parseString(parameters.get("payload").getAsString())
                    .getAsJsonObject();
            String text = call.get("text").getAsString();
            List<String> stack = CallStack.ofLines(call.getAsJsonArray("stack"));
            String document = call.get("url").getAsString();
            String url = stack.isEmpty() ? MaskedUrl.of(document) : CallStack.url(stack);
            if (call.get("kind").getAsString().equals("cookie")) {
                addCookie(text, Host.of(document).name(), url, stack, moment);
            } else {
                addEntry(text, url, stack, moment);
            }
        }
    }

    private void addCookie(String text, String host, String url, List<String> stack, Moment moment) {
        SetCookie cookie = SetCookie.of(text);
        Instant now = clock.instant();
        cookieWrites.add(new CookieWrite(
                cookie.name(),
                host,
                CookieWrite.Source.SCRIPT,
                url,
                stack,
                cookie.lifetime(now),
                cookie.isDeletion(now),
                null,
                moment));
    }

    private void addEntry(String text, String url, List<String> stack, Moment moment) {
        int space = text.indexOf(' ');
        for (StoredEntry.Kind kind : StoredEntry.Kind.values()) {
            if (kind.text().equals(text.substring(0, space))) {
                storageWrites.add(new StorageWrite(kind, text.substring(space + 1), url, stack, moment));
            }
        }
    }

    synchronized List<CookieWrite> cookieWrites() {
        return List.copyOf(cookieWrites);
    }

    synchronized List<StorageWrite> storageWrites() {
        return List.copyOf(storageWrites);
    }
}
