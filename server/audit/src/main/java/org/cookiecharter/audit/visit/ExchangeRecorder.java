// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.audit.observation.HttpExchange;
import org.cookiecharter.audit.observation.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Records requests with their responses. The header fields that were really sent and received are reported apart from
 * the rest, in any order.
 */
final class ExchangeRecorder {
    private final Map<String, List<ReportedExchange>> exchanges = new LinkedHashMap<>();
    private final Map<String, List<JsonObject>> requestHeaders = new LinkedHashMap<>();
    private final Map<String, List<JsonObject>> responseHeaders = new LinkedHashMap<>();

    synchronized void onEvent(String method, JsonObject parameters, Moment moment) {
        switch (method) {
            case "Network.requestWillBeSent" -> addRequest(parameters, moment);
            case "Network.requestWillBeSentExtraInfo" -> addHeaders(requestHeaders, parameters);
            case "Network.responseReceivedExtraInfo" -> addHeaders(responseHeaders, parameters);
            case "Network.responseReceived" -> {
                ReportedExchange last = last(parameters);
                if (last != null) {
                    last.respond(
                            parameters.getAsJsonObject("response"),
                            parameters.get("timestamp").getAsDouble(),
                            isTrue(parameters, "hasExtraInfo"));
                }
            }
            case "Network.loadingFinished", "Network.loadingFailed" -> {
                ReportedExchange last = last(parameters);
                if (last != null) {
                    last.end(parameters);
                }
            }
            default -> {}
        }
    }

    private void addRequest(JsonObject parameters, Moment moment) {
        String url = parameters.getAsJsonObject("request").get("url").getAsString();
        List<ReportedExchange> known =
                exchanges.computeIfAbsent(parameters.get("requestId").getAsString(), key -> new ArrayList<>());
        boolean redirect = parameters.has("redirectResponse");
        // The first request of a frame is reported by the page and by the frame.
        if (!url.startsWith("http") || (!known.isEmpty() && !redirect)) {
            return;
        }
        if (redirect && !known.isEmpty()) {
            double time = parameters.get("timestamp").getAsDouble();
            ReportedExchange previous = known.get(known.size() - 1);
            previous.respond(
                    parameters.getAsJsonObject("redirectResponse"), time, isTrue(parameters, "redirectHasExtraInfo"));
        }
        known.add(new ReportedExchange(parameters, moment));
    }

    private static boolean isTrue(JsonObject parameters, String member) {
        return parameters.has(member) && parameters.get(member).getAsBoolean();
    }

    private static void addHeaders(Map<String, List<JsonObject>> headers, JsonObject parameters) {
        headers.computeIfAbsent(parameters.get("requestId").getAsString(), key -> new ArrayList<>())
                .add(parameters.getAsJsonObject("headers"));
    }

    private @Nullable ReportedExchange last(JsonObject parameters) {
        List<ReportedExchange> known = exchanges.get(parameters.get("requestId").getAsString());
        return known == null || known.isEmpty() ? null : known.get(known.size() - 1);
    }

    synchronized List<HttpExchange> exchanges() {
        List<HttpExchange> all = new ArrayList<>();
        exchanges.forEach((id, known) -> {
            List<JsonObject> sent = requestHeaders.getOrDefault(id, List.of());
            List<JsonObject> received = responseHeaders.getOrDefault(id, List.of());
            int next = 0;
            for (ReportedExchange exchange : known) {
                boolean apart = exchange.hasHeadersApart();
                all.add(exchange.exchange(
                        apart && next < sent.size() ? sent.get(next) : null,
                        apart && next < received.size() ? received.get(next) : null));
                next += apart ? 1 : 0;
            }
        });
        all.sort((one, other) -> one.at().compareTo(other.at()));
        return all;
    }
}
