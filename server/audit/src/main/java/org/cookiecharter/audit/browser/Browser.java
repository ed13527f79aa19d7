// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running browser without cookies or other stored data, in its own process, and so in the state of a new visitor. All
 * of its targets wait until the observer has seen them.
 */
public final class Browser implements AutoCloseable {
    private static final String EMPTY_DOCUMENT = Base64.getEncoder()
            .encodeToString(
                    "<!DOCTYPE html><title>Empty</title><link rel=icon href=data:,>".getBytes(StandardCharsets.UTF_8));

    private final BrowserOptions options;
    private final TargetObserver observer;
    private final BrowserProcess process;
    private final DevToolsConnection connection;
    private final DevToolsSession session;
    private final Map<String, DevToolsSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<DevToolsSession>> targets = new ConcurrentHashMap<>();
    private final String userAgent;
    private final String version;

    /**
     * Starts a browser.
     *
     * @throws DevToolsException if the browser does not start
     */
    public Browser(BrowserOptions options, TargetObserver observer) {
        this.options = options;
        this.observer = observer;
        process = new BrowserProcess(options);
        try {
            connection = new DevToolsConnection(URI.create(process.endpoint()), this::onEvent);
            session = new DevToolsSession(connection, null, "browser", "");
            JsonObject product = session.call("Browser.getVersion");
            version = product.get("product").getAsString().replace("HeadlessChrome", "Chromium");
            // Sites must respond as they respond to visitors, who see a window.
            userAgent = userAgent(product.get("userAgent").getAsString().replace("HeadlessChrome", "Chrome"));
            session.call("Target.setAutoAttach", autoAttach());
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private String userAgent(String agent) {
        return options.mobile()
                ? agent.replaceFirst("\\([^)]*\\)", "(Linux; Android 10; K)").replace(" Safari/", " Mobile Safari/")
                : agent;
    }

    /** Returns what the browser tells of itself besides its user agent, without the word "headless" too. */
    private JsonObject clientHints() {
        JsonArray brands = new JsonArray();
        brands.add(DevToolsSession.json(
                "brand",
                "Chromium",
                "version",
                version.replaceFirst("^[^/]*/", "").replaceFirst("\\..*", "")));
        return DevToolsSession.json(
                "brands",
                brands,
                "platform",
                options.mobile() ? "Android" : platform(),
                "platformVersion",
                "",
                "architecture",
                "",
                "model",
                "",
                "mobile",
                options.mobile());
    }

    private static String platform() {
        String system = System.getProperty("os.name", "");
        return system.startsWith("Mac") ? "macOS" : system.startsWith("Windows") ? "Windows" : "Linux";
    }

    private static Object[] autoAttach() {
        return new Object[] {"autoAttach", true, "waitForDebuggerOnStart", true, "flatten", true};
    }

    /** Returns the session with the browser itself. */
    public DevToolsSession session() {
        return session;
    }

    /** Returns the name and version of the browser. */
    public String version() {
        return version;
    }

    /** Opens an empty tab. */
    public Tab openTab() {
        String target = session.call("Target.createTarget", "url", "about:blank")
                .get("targetId")
                .getAsString();
        DevToolsSession page = target(target).orTimeout(30, TimeUnit.SECONDS).join();
        return new Tab(page);
    }

    /** Closes a tab, whose page may be unresponsive. */
    public void close(Tab tab) {
        targets.forEach((id, target) -> {
            if (target.getNow(null) == tab.session()) {
                session.send("Target.closeTarget", "targetId", id);
            }
        });
    }

    private CompletableFuture<DevToolsSession> target(String id) {
        return targets.computeIfAbsent(id, key -> new CompletableFuture<>());
    }

    private void onEvent(@Nullable String sessionId, String method, JsonObject parameters) {
        if (method.equals("Target.attachedToTarget")) {
            attach(parameters);
        } else if (sessionId != null) {
            DevToolsSession known = sessions.get(sessionId);
            if (known != null && method.equals("Fetch.requestPaused")) {
                fulfil(known, parameters.get("requestId").getAsString());
            } else if (known != null) {
                observer.onEvent(known, method, parameters);
            }
        }
    }

    /** Responds with an empty document, in place of the site. */
    private static void fulfil(DevToolsSession paused, String request) {
        paused.send("Fetch.fulfillRequest", "requestId", request, "responseCode", 200, "body", EMPTY_DOCUMENT);
    }

    /** Waits until the observer has been called for everything that the browser has reported so far. */
    public void awaitEvents() {
        connection.awaitEvents();
    }

    private void attach(JsonObject parameters) {
        JsonObject target = parameters.getAsJsonObject("targetInfo");
        String id = parameters.get("sessionId").getAsString();
        DevToolsSession attached = new DevToolsSession(
                connection,
                id,
                target.get("type").getAsString(),
                target.get("url").getAsString());
        sessions.put(id, attached);
        emulate(attached);
        observer.onAttached(attached);
        attached.send("Target.setAutoAttach", autoAttach());
        attached.send("Runtime.runIfWaitingForDebugger");
        target(target.get("targetId").getAsString()).complete(attached);
    }

    private void emulate(DevToolsSession attached) {
        attached.send(
                "Network.setUserAgentOverride",
                "userAgent",
                userAgent,
                "acceptLanguage",
                options.language(),
                "userAgentMetadata",
                clientHints());
        if (options.gpc()) {
            attached.send("Network.enable");
            attached.send("Network.setExtraHTTPHeaders", "headers", DevToolsSession.json("Sec-GPC", "1"));
            if (attached.hasDocuments()) {
                attached.send("Page.enable");
                attached.send(
                        "Page.addScriptToEvaluateOnNewDocument",
                        "source",
                        "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {get: () => true, configurable: true})");
            }
        }
        if (options.mobile() && attached.type().equals("page")) {
            attached.send(
                    "Emulation.setDeviceMetricsOverride",
                    "width",
                    options.width(),
                    "height",
                    options.height(),
                    "deviceScaleFactor",
                    2,
                    "mobile",
                    true);
            attached.send("Emulation.setTouchEmulationEnabled", "enabled", true);
        }
    }

    @Override
    public void close() {
        connection.close();
        process.close();
    }
}
