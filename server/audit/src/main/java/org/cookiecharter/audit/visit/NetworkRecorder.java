// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cookiecharter.audit.observation.CookieWrite;
import org.cookiecharter.audit.observation.MaskedUrl;
import org.cookiecharter.audit.observation.Moment;
import org.cookiecharter.audit.observation.RequestObservation;
import org.cookiecharter.cookie.SetCookie;
import org.jspecify.annotations.Nullable;

/** Records requests, and the cookies that responses set. */
final class NetworkRecorder {
    private final Clock clock;
    private final List<RequestObservation> requests = new ArrayList<>();
    private final List<ResponseFields> responses = new ArrayList<>();
    /** The addresses of each request: its own, then those to which it was redirected. */
    private final Map<String, List<String>> addresses = new HashMap<>();

    private final Map<String, Integer> responseCounts = new HashMap<>();
    private final Set<String> pending = new HashSet<>();

    /** The {@code Set-Cookie} fields of one response, whose request may be reported only later. */
    private record ResponseFields(
            String request, int hop, List<String> cookies, Map<String, String> rejections, Moment moment, Instant at) {}

    NetworkRecorder(Clock clock) {
        this.clock = clock;
    }

    synchronized void onEvent(String method, JsonObject parameters, Moment moment) {
        switch (method) {
            case "Network.requestWillBeSent" -> addRequest(parameters, moment);
            case "Network.responseReceivedExtraInfo" -> addResponse(parameters, moment);
            case "Network.loadingFinished", "Network.loadingFailed" ->
                pending.remove(parameters.get("requestId").getAsString());
            case "Network.webSocketCreated" -> addWebSocket(parameters, moment);
            default -> {}
        }
    }

    private void addRequest(JsonObject parameters, Moment moment) {
        String id = parameters.get("requestId").getAsString();
        JsonObject request = parameters.getAsJsonObject("request");
        String url = request.get("url").getAsString();
        List<String> known = addresses.computeIfAbsent(id, key -> new ArrayList<>());
        boolean redirect = parameters.has("redirectResponse");
        // The first request of a frame is reported by the page and by the frame.
        if (!url.startsWith("http") || (!known.isEmpty() && !redirect)) {
            return;
        }
        known.add(url);
        String type = parameters.has("type") ? parameters.get("type").getAsString() : "Other";
        if (!type.equals("EventSource") && !type.equals("Ping")) {
            pending.add(id);
        }
        String initiator = redirect
                ? "redirect"
                : parameters.getAsJsonObject("initiator").get("type").getAsString();
        add(url, request.get("method").getAsString(), type, initiator, parameters.getAsJsonObject("initiator"), moment);
    }

    private void addWebSocket(JsonObject parameters, Moment moment) {
        JsonObject initiator = parameters.has("initiator") ? parameters.getAsJsonObject("initiator") : new JsonObject();
        add(parameters.get("url").getAsString(), "GET", "WebSocket", "script", initiator, moment);
    }

    private void add(String url, String method, String type, String cause, JsonObject initiator, Moment moment) {
        List<String> stack = CallStack.ofInitiator(initiator);
        JsonElement initiatorUrl = initiator.get("url");
        Host host = Host.of(url);
        requests.add(new RequestObservation(
                MaskedUrl.of(url),
                host.name(),
                host.port(),
                method,
                type,
                cause,
                initiatorUrl == null ? CallStack.url(stack) : MaskedUrl.of(initiatorUrl.getAsString()),
                stack,
                moment));
    }

    private void addResponse(JsonObject parameters, Moment moment) {
        String id = parameters.get("requestId").getAsString();
        int hop = responseCounts.merge(id, 1, Integer::sum) - 1;
        List<String> cookies = parameters.getAsJsonObject("headers").entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("set-cookie"))
                .flatMap(header -> header.getValue().getAsString().lines())
                .toList();
        if (!cookies.isEmpty()) {
            Map<String, String> rejections = new HashMap<>();
            for (JsonElement blocked : parameters.getAsJsonArray("blockedCookies")) {
                JsonObject cookie = blocked.getAsJsonObject();
                rejections.put(cookie.get("cookieLine").getAsString(), text(cookie.getAsJsonArray("blockedReasons")));
            }
            responses.add(new ResponseFields(id, hop, cookies, rejections, moment, clock.instant()));
        }
    }

    private static String text(JsonArray reasons) {
        return StreamSupport.stream(reasons.spliterator(), false)
                .map(JsonElement::getAsString)
                .collect(Collectors.joining(", "));
    }

    /** Returns whether no request waits for its response. */
    synchronized boolean isQuiet() {
        return pending.isEmpty();
    }

    /** Forgets requests that wait for their responses, because the page that sent them is left. */
    synchronized void forgetPending() {
        pending.clear();
    }

    synchronized List<RequestObservation> requests() {
        return List.copyOf(requests);
    }

    synchronized List<CookieWrite> cookieWrites() {
        List<CookieWrite> writes = new ArrayList<>();
        for (ResponseFields response : responses) {
            String url = address(response);
            for (String header : response.cookies()) {
                writes.add(write(response, url, header));
            }
        }
        return writes;
    }

    private static CookieWrite write(ResponseFields response, String url, String header) {
        SetCookie cookie = SetCookie.of(header);
        @Nullable String rejection = response.rejections().get(header);
        return new CookieWrite(
                cookie.name(),
                Host.of(url).name(),
                CookieWrite.Source.RESPONSE,
                MaskedUrl.of(url),
                List.of(),
                cookie.lifetime(response.at()),
                cookie.isDeletion(response.at()),
                rejection,
                response.moment());
    }

    private String address(ResponseFields response) {
        List<String> known = addresses.getOrDefault(response.request(), List.of());
        if (known.isEmpty()) {
            return response.moment().page();
        }
        return known.get(Math.min(response.hop(), known.size() - 1));
    }
}
