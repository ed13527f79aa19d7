// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.audit.observation.HttpExchange;
import org.cookiecharter.audit.observation.HttpExchange.Request;
import org.cookiecharter.audit.observation.HttpExchange.Response;
import org.cookiecharter.audit.observation.MaskedHeader;
import org.cookiecharter.audit.observation.MaskedUrl;
import org.cookiecharter.audit.observation.Moment;
import org.jspecify.annotations.Nullable;

/** The events of one request and its response. */
final class ReportedExchange {
    private final JsonObject sent;
    private final Moment moment;
    private final double start;
    private double responded;
    private double ended;
    private long length = -1;
    private String error = "";
    /** Header fields are reported apart for all requests that reach the network; for most, also if they fail there. */
    private boolean headersApart = true;

    private @Nullable JsonObject response;

    /** @param sent the parameters of {@code Network.requestWillBeSent} */
    ReportedExchange(JsonObject sent, Moment moment) {
        this.sent = sent;
        this.moment = moment;
        start = sent.get("timestamp").getAsDouble();
        responded = start;
        ended = start;
    }

    void respond(JsonObject received, double time, boolean apart) {
        response = received;
        responded = time;
        ended = time;
        headersApart = apart;
    }

    /** @param parameters those of {@code Network.loadingFinished} or {@code Network.loadingFailed} */
    void end(JsonObject parameters) {
        ended = parameters.get("timestamp").getAsDouble();
        if (response == null) {
            responded = ended;
        }
        if (parameters.has("errorText")) {
            error = parameters.get("errorText").getAsString();
        }
        if (parameters.has("encodedDataLength")) {
            length = Math.round(parameters.get("encodedDataLength").getAsDouble());
        }
    }

    boolean hasHeadersApart() {
        return headersApart;
    }

    /**
     * Returns the exchange.
     *
     * @param requestHeaders the header fields that were sent; null if they are not known apart
     * @param responseHeaders the header fields that were received; null if they are not known apart
     */
    HttpExchange exchange(@Nullable JsonObject requestHeaders, @Nullable JsonObject responseHeaders) {
        JsonObject request = sent.getAsJsonObject("request");
        boolean body = request.has("hasPostData") && request.get("hasPostData").getAsBoolean();
        JsonObject headers = requestHeaders == null ? request.getAsJsonObject("headers") : requestHeaders;
        return new HttpExchange(
                moment,
                Instant.ofEpochMilli(Math.round(sent.get("wallTime").getAsDouble() * 1000)),
                text(sent, "type"),
                new Request(
                        request.get("method").getAsString(),
                        MaskedUrl.ofFullLength(request.get("url").getAsString()),
                        headers(headers),
                        body ? header(request.getAsJsonObject("headers"), "content-type") : "",
                        body ? text(request, "postData").length() : 0),
                response == null ? Response.NONE : response(response, responseHeaders),
                seconds(responded - start),
                seconds(ended - responded),
                error);
    }

    private Response response(JsonObject received, @Nullable JsonObject headers) {
        return new Response(
                received.get("status").getAsInt(),
                text(received, "statusText"),
                text(received, "protocol"),
                headers(headers == null ? received.getAsJsonObject("headers") : headers),
                text(received, "mimeType"),
                text(received, "remoteIPAddress"),
                length);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.max(0, Math.round(seconds * 1e9)));
    }

    private static String text(JsonObject object, String member) {
        return object.has(member) ? object.get(member).getAsString() : "";
    }

    private static String header(JsonObject headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().getAsString())
                .findFirst()
                .orElse("");
    }

    /** The browser joins the values of equal names with line feeds. */
    private static List<MaskedHeader> headers(JsonObject headers) {
        List<MaskedHeader> masked = new ArrayList<>();
        for (var header : headers.entrySet()) {
            JsonElement value = header.getValue();
            value.getAsString().lines().forEach(line -> masked.add(MaskedHeader.of(header.getKey(), line)));
        }
        return masked;
    }
}
