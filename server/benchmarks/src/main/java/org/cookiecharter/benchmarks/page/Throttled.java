// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.page;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.HashSet;
import java.util.Set;

/** A page in a browser on a slow connection, with 150 ms round-trip time and 1.6 Mbit/s, and optionally a slow CPU. */
final class Throttled implements AutoCloseable {
    private static final Gson GSON = new Gson();
    private static final int LATENCY_MILLIS = 150;
    private static final int DOWNLOAD_BYTES_PER_SECOND = 1_600_000 / 8;
    private static final int UPLOAD_BYTES_PER_SECOND = 750_000 / 8;

    private static final String SHIFT = """
            new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
                  .observe({type: 'layout-shift', buffered: true});
              setTimeout(() => done(sum), 50);
            })""";

    final Page page;
    private final CDPSession devtools;
    private final Set<String> pageRequests = new HashSet<>();
    private double bytes;
    private double requests;

    /**
     * @param cpuSlowdown the factor by which the CPU is slowed down; 1 for none, which is required for comparable times
     */
    Throttled(BrowserContext context, int cpuSlowdown) {
        page = context.newPage();
        devtools = context.newCDPSession(page);
        devtools.on("Network.requestWillBeSent", this::onRequest);
        devtools.on("Network.loadingFinished", this::onFinished);
        send("Network.enable");
        // Thread time instead of wall-clock time, so that other load on the machine is not counted.
        send("Performance.enable", "timeDomain", "threadTicks");
        send(
                "Network.emulateNetworkConditions",
                "offline",
                false,
                "latency",
                LATENCY_MILLIS,
                "downloadThroughput",
                DOWNLOAD_BYTES_PER_SECOND,
                "uploadThroughput",
                UPLOAD_BYTES_PER_SECOND);
        send("Emulation.setCPUThrottlingRate", "rate", cpuSlowdown);
    }

    /** Loads the page, and waits for this number of milliseconds: a banner that is missing by then has failed. */
    Load load(String uri, int wait) {
        double script = script();
        double busy = metric("TaskDuration");
        page.navigate(uri);
        page.waitForTimeout(wait);
        double scripted = script() - script;
        double worked = metric("TaskDuration") - busy;
        double shift = ((Number) page.evaluate(SHIFT)).doubleValue();
        return new Load(scripted * 1000, worked * 1000, bytes, requests, shift);
    }

    /** Evaluates a script, and returns the time of the main thread until its end, in milliseconds. */
    double evaluate(String script) {
        double before = metric("TaskDuration");
        page.evaluate(script);
        return (metric("TaskDuration") - before) * 1000;
    }

    private void onRequest(JsonObject event) {
        String type = event.has("type") ? event.get("type").getAsString() : "";
        boolean data = event.getAsJsonObject("request").get("url").getAsString().startsWith("data:");
        if (type.equals("Document") || data) {
            pageRequests.add(event.get("requestId").getAsString());
        }
    }

    private void onFinished(JsonObject event) {
        double length = event.get("encodedDataLength").getAsDouble();
        // Resources from the cache have no length.
        if (length > 0 && !pageRequests.contains(event.get("requestId").getAsString())) {
            bytes += length;
            requests++;
        }
    }

    /** The browser counts compilation separately, except for functions that are compiled when they are called. */
    private double script() {
        return metric("ScriptDuration") + metric("V8CompileDuration");
    }

    private double metric(String name) {
        for (JsonElement metric : send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals(name)) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("Chromium has no metric " + name);
    }

    private JsonObject send(String method, Object... pairs) {
        JsonObject parameters = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.add((String) pairs[i], GSON.toJsonTree(pairs[i + 1]));
        }
        return devtools.send(method, parameters);
    }

    @Override
    public void close() {
        page.close();
    }
}
