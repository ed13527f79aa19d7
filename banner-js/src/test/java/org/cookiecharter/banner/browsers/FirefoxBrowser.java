// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner.browsers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The installed Firefox, driven directly by WebDriver BiDi. All visits use the same tab, because a tab with separate
 * cookies starts processes; pages that must not share storage need different origins.
 */
public final class FirefoxBrowser implements TestBrowser {
    private static final Path PROGRAM = Path.of("/usr/bin/firefox-esr");

    /** Preferences without any network requests of the browser. */
    private static final String PREFERENCES = """
            user_pref("app.update.disabledForTesting", true);
            user_pref("browser.safebrowsing.malware.enabled", false);
            user_pref("browser.safebrowsing.phishing.enabled", false);
            user_pref("browser.shell.checkDefaultBrowser", false);
            user_pref("datareporting.policy.dataSubmissionEnabled", false);
            user_pref("network.captive-portal-service.enabled", false);
            user_pref("network.connectivity-service.enabled", false);
            user_pref("services.settings.server", "data:,");
            user_pref("toolkit.telemetry.enabled", false);
            """;

    private final Path profile;
    private final BrowserProcess process;
    private final BidiConnection connection;
    private final String tab;

    public FirefoxBrowser() throws IOException {
        profile = Files.createTempDirectory("firefox");
        Files.writeString(profile.resolve("user.js"), PREFERENCES);
        process = new BrowserProcess(
                List.of(PROGRAM.toString(), "--headless", "--remote-debugging-port=0", "--profile", profile.toString()),
                Map.of());
        String address = process.awaitOutput("WebDriver BiDi listening on (ws://\\S+)");
        connection = new BidiConnection(URI.create(address + "/session"));
        connection.send("session.new", json("{\"capabilities\": {}}"));
        tab = connection
                .send("browsingContext.create", json("{\"type\": \"tab\"}"))
                .get("context")
                .getAsString();
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    @Override
    public void deleteCookies() {
        connection.send("storage.deleteCookies", new JsonObject());
    }

    @Override
    public void open(String url) {
        JsonObject navigate = json("{\"wait\": \"complete\"}");
        navigate.addProperty("context", tab);
        navigate.addProperty("url", url);
        connection.send("browsingContext.navigate", navigate);
    }

    @Override
    public String evaluate(String body) {
        JsonObject evaluate = json("{\"awaitPromise\": true}");
        evaluate.addProperty("expression", "(async () => {" + body + "\n})().then(String)");
        JsonObject target = new JsonObject();
        target.addProperty("context", tab);
        evaluate.add("target", target);
        JsonObject result = connection.send("script.evaluate", evaluate);
        if (!result.has("result")) {
            throw new IllegalStateException(
                    result.getAsJsonObject("exceptionDetails").get("text").getAsString());
        }
        return result.getAsJsonObject("result").get("value").getAsString();
    }

    @Override
    public void click(double x, double y) {
        perform(InputActions.click(x, y));
    }

    @Override
    public void press(String key) {
        perform(InputActions.press(key));
    }

    private void perform(JsonArray actions) {
        JsonObject perform = new JsonObject();
        perform.addProperty("context", tab);
        perform.add("actions", actions);
        connection.send("input.performActions", perform);
    }

    @Override
    public List<String> cookieNames() {
        List<String> names = new ArrayList<>();
        for (JsonElement cookie :
                connection.send("storage.getCookies", new JsonObject()).getAsJsonArray("cookies")) {
            names.add(cookie.getAsJsonObject().get("name").getAsString());
        }
        return names;
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    @Override
    public void close() {
        connection.close();
        process.close();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // A leftover temporary directory must not fail a test.
        }
    }
}
