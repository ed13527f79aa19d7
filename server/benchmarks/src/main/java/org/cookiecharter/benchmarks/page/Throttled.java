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

/** A page in a browser on a slow line, 150 ms there and back, 1.6 Mbit/s, and perhaps on a slow phone. */
final class Throttled implements AutoCloseable {
    private static final Gson GSON = new Gson();
    private static final int LATENCY = 150;
    private static final int DOWN = 1_600_000 / 8;
    private static final int UP = 750_000 / 8;

    private static final String SHIFT = """
            new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
                  .observe({type: 'layout-shift', buffered: true});
              setTimeout(() => done(sum), 50);
            })""";

    final Page page;
    private final CDPSession devtools;
    private final Set<String> ofThePage = new HashSet<>();
    private double bytes;
    private double requests;

    /** @param slower by how much the processor is slowed down; 1 for not at all, which alone leaves its time comparable */
    Throttled(BrowserContext context, int slower) {
        page = context.newPage();
        devtools = context.newCDPSession(page);
        devtools.on("Network.requestWillBeSent", this::sent);
        devtools.on("Network.loadingFinished", this::finished);
        send("Network.enable");
        // Time of the thread, not of the clock: what else the machine does is not counted.
        send("Performance.enable", "timeDomain", "threadTicks");
        send(
                "Network.emulateNetworkConditions",
                "offline",
                false,
                "latency",
                LATENCY,
                "downloadThroughput",
                DOWN,
                "uploadThroughput",
                UP);
        send("Emulation.setCPUThrottlingRate", "rate", slower);
    }

    /** Loads it, and waits for this many milliseconds: a banner that is not there by then has failed. */
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

    private void sent(JsonObject event) {
        String type = event.has("type") ? event.get("type").getAsString() : "";
        boolean data = event.getAsJsonObject("request").get("url").getAsString().startsWith("data:");
        if (type.equals("Document") || data) {
            ofThePage.add(event.get("requestId").getAsString());
        }
    }

    private void finished(JsonObject event) {
        double length = event.get("encodedDataLength").getAsDouble();
        // What comes out of the cache has no length.
        if (length > 0 && !ofThePage.contains(event.get("requestId").getAsString())) {
            bytes += length;
            requests++;
        }
    }

    /** To compile it is counted apart by the browser, as far as it is not left until a function is called. */
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
