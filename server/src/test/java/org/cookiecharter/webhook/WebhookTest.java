// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.cookiecharter.settings.Webhook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://crm.example/consent",
                "http://localhost:8080/",
                "http://127.0.0.1/hook",
                "http://[::1]:9/hook"
            })
    void acceptsAddressesThatOthersCannotRead(String address) {
        assertEquals(address, new Webhook(URI.create(address), Receiver.SECRET).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://crm.example/consent",
                "https://user:password@crm.example/",
                "ftp://crm.example/",
                "/consent",
                "https:/consent",
                "http://127.0.0.1.example/"
            })
    void rejectsOtherAddresses(String address) {
        URI uri = URI.create(address);
        assertThrows(IllegalArgumentException.class, () -> new Webhook(uri, Receiver.SECRET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "whsec_",
                "whsec_c2hvcnQ=",
                "whsec_***",
                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
            })
    void rejectsWeakSecretsWithoutNamingThem(String secret) {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> new Webhook(URI.create("https://crm.example/"), secret));
        assertEquals(
                true, String.valueOf(error.getMessage()).startsWith("secret must be whsec_ and 24 to 64 random bytes"));
    }

    @Test
    void hidesSecretInText() {
        assertFalse(new Webhook(URI.create("https://crm.example/"), Receiver.SECRET)
                .toString()
                .contains("whsec"));
    }

    /** The example of the Standard Webhooks libraries. */
    @Test
    void signsAsStandardWebhooksDo() {
        WebhookMessage message = new WebhookMessage("msg_p5jXN8AQM9LWM0D4loKWxJek", "{\"test\": 2432232314}");
        Webhook webhook = new Webhook(URI.create("https://crm.example/"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                message.signature(webhook.key(), Instant.ofEpochSecond(1614265330)));
    }

    @Test
    void waitsLongerAfterEachFailureUpToAnHour() {
        assertEquals(Duration.ofSeconds(5), RetrySchedule.DEFAULT.delay(1));
        assertEquals(Duration.ofSeconds(40), RetrySchedule.DEFAULT.delay(4));
        assertEquals(Duration.ofHours(1), RetrySchedule.DEFAULT.delay(11));
        assertEquals(Duration.ofHours(1), RetrySchedule.DEFAULT.delay(1_000));
    }
}
