// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.webhook;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.cookiecharter.settings.Webhook;
import org.jspecify.annotations.Nullable;

/** Sends messages to one address, each with its signature. Follows no redirects. */
final class WebhookSender {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Webhook webhook;
    private final byte[] key;
    private final HttpClient client;

    WebhookSender(Webhook webhook) {
        this(webhook, HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
    }

    WebhookSender(Webhook webhook, HttpClient client) {
        this.webhook = webhook;
        this.key = webhook.key();
        this.client = client;
    }

    /** @throws InterruptedException if the thread is interrupted; the message may have arrived */
    WebhookResponse send(WebhookMessage message, Instant now) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(webhook.address())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Cookie-Charter")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", message.signature(key, now))
                .POST(HttpRequest.BodyPublishers.ofString(message.body()))
                .build();
        try {
            HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
            return WebhookResponse.of(response.statusCode(), retryAfter(response));
        } catch (IOException e) {
            return WebhookResponse.failed(e);
        }
    }

    /** Returns the number of seconds in {@code Retry-After}, or null if it has none, or a date. */
    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }
}
