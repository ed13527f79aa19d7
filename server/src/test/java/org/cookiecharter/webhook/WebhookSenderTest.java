// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import org.cookiecharter.settings.Webhook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests what is known of a request that failed. */
class WebhookSenderTest {
    private static final WebhookMessage MESSAGE = new WebhookMessage("choice_1", "{}");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void namesExpiredCertificateOfReceiver() throws Exception {
        ExpiredCertificate certificate = ExpiredCertificate.create(directory.resolve("expired.p12"));
        HttpClient client =
                HttpClient.newBuilder().sslContext(certificate.trusted()).build();
        try (Receiver receiver = new Receiver(0, certificate.forServer())) {
            WebhookResponse response = new WebhookSender(receiver.webhook(), client).send(MESSAGE, Instant.now());
            assertEquals(WebhookResponse.Kind.UNAVAILABLE, response.kind());
            assertTrue(
                    response.description().contains("CertificateExpiredException: NotAfter: "), response.description());
            assertEquals(0, receiver.arrived.size());
        }
    }

    @Test
    void namesRefusedConnection() throws Exception {
        Receiver receiver = new Receiver();
        Webhook webhook = receiver.webhook();
        receiver.close();
        WebhookResponse response = new WebhookSender(webhook).send(MESSAGE, Instant.now());
        assertEquals(WebhookResponse.Kind.UNAVAILABLE, response.kind());
        assertTrue(response.description().contains("ConnectException"), response.description());
    }
}
