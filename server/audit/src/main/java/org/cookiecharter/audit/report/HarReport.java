// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cookiecharter.audit.observation.HttpExchange;
import org.cookiecharter.audit.observation.MaskedUrl;
import org.cookiecharter.audit.observation.Moment;
import org.cookiecharter.audit.observation.VisitObservations;
import org.cookiecharter.audit.observation.Visitor;

/**
 * All requests and responses of an audit in HAR 1.2, which network tools display. Values of cookies, of parameters in
 * addresses and of most header fields are masked; bodies are not contained.
 */
public final class HarReport {
    private HarReport() {}

    /** A page of one visit. */
    private record Page(Visitor visitor, Moment moment) {}

    /** Returns the text of the report. */
    public static String text(AuditResult result) {
        Map<Page, String> ids = new LinkedHashMap<>();
        JsonArray pages = new JsonArray();
        JsonArray entries = new JsonArray();
        for (VisitObservations visit : result.visits()) {
            for (HttpExchange exchange : visit.exchanges()) {
                Page page = new Page(visit.visitor(), exchange.moment());
                if (!ids.containsKey(page)) {
                    ids.put(page, "page_" + (ids.size() + 1));
                    pages.add(page(ids.get(page), page, exchange));
                }
                entries.add(entry(ids.get(page), exchange));
            }
        }
        JsonObject log = new JsonObject();
        log.addProperty("version", "1.2");
        log.add("creator", product("Cookie Charter audit", version()));
        String[] browser = result.browser().split("/", 2);
        log.add("browser", product(browser[0], browser.length < 2 ? "" : browser[1]));
        log.add("pages", pages);
        log.add("entries", entries);
        JsonObject har = new JsonObject();
        har.add("log", log);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(har)
                + "\n";
    }

    private static String version() {
        String version = HarReport.class.getPackage().getImplementationVersion();
        return version == null ? "" : version;
    }

    private static JsonObject product(String name, String version) {
        JsonObject product = new JsonObject();
        product.addProperty("name", name);
        product.addProperty("version", version);
        return product;
    }

    private static JsonObject page(String id, Page page, HttpExchange first) {
        JsonObject json = new JsonObject();
        json.addProperty("startedDateTime", first.at().toString());
        json.addProperty("id", id);
        json.addProperty(
                "title",
                page.visitor().text() + ", " + page.moment().step().text() + ": "
                        + MaskedUrl.of(page.moment().page()));
        json.add("pageTimings", new JsonObject());
        return json;
    }

    private static JsonObject entry(String page, HttpExchange exchange) {
        JsonObject entry = new JsonObject();
        entry.addProperty("pageref", page);
        entry.addProperty("startedDateTime", exchange.at().toString());
        entry.addProperty("time", millis(exchange.waited().plus(exchange.received())));
        entry.add("request", HarMessage.request(exchange));
        entry.add("response", HarMessage.response(exchange));
        entry.add("cache", new JsonObject());
        JsonObject timings = new JsonObject();
        timings.addProperty("send", 0);
        timings.addProperty("wait", millis(exchange.waited()));
        timings.addProperty("receive", millis(exchange.received()));
        entry.add("timings", timings);
        if (!exchange.response().server().isEmpty()) {
            // Without the brackets that the browser puts around IPv6.
            entry.addProperty("serverIPAddress", exchange.response().server().replaceAll("[\\[\\]]", ""));
        }
        entry.addProperty("_resourceType", exchange.type());
        if (!exchange.error().isEmpty()) {
            entry.addProperty("_error", exchange.error());
        }
        return entry;
    }

    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / 1e3) / 1e3;
    }
}
