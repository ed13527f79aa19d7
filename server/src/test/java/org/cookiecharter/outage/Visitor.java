// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.outage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A visitor who sends choices as the site's own pages do. */
final class Visitor {
    private static final Pattern CHOICE = Pattern.compile("cookies_preferences=[^;]*");
    private static final Pattern ID = Pattern.compile("&id=([A-Za-z0-9_-]{22})");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI site;

    Visitor(URI site) {
        this.site = site;
    }

    /** @param cookie the new consent cookie; null if there is none */
    record EndpointResponse(int status, @Nullable String cookie) {
        /** Returns the id in the new consent cookie; null if there is none. */
        @Nullable
        String id() {
            Matcher id = ID.matcher(cookie == null ? "" : cookie);
            return id.find() ? id.group(1) : null;
        }
    }

    EndpointResponse accept() throws IOException, InterruptedException {
        return choose("{\"granted\":[\"media\"],\"method\":\"accept-all\"}", null);
    }

    EndpointResponse refuse() throws IOException, InterruptedException {
        return choose("{\"granted\":[],\"method\":\"refuse-all\"}", null);
    }

    EndpointResponse withdraw(@Nullable String cookie) throws IOException, InterruptedException {
        return choose("{\"granted\":[],\"method\":\"withdraw\"}", cookie);
    }

    int page() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(site.resolve("/")).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private EndpointResponse choose(String choice, @Nullable String cookie) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve("/consent/choice"))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .PUT(HttpRequest.BodyPublishers.ofString(choice));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        HttpResponse<Void> response = client.send(request.build(), HttpResponse.BodyHandlers.discarding());
        Matcher set = CHOICE.matcher(response.headers().firstValue("Set-Cookie").orElse(""));
        return new EndpointResponse(response.statusCode(), set.find() ? set.group() : null);
    }
}
