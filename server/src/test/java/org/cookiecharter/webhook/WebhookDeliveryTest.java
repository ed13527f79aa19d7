// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.Records;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the delivery of choices to a receiver over HTTP. */
class WebhookDeliveryTest {
    private static final RetrySchedule FAST = new RetrySchedule(Duration.ofMillis(5), Duration.ofMillis(20));
    private static final String GRANTED = " [\"statistics\",\"youtube\"]";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private ProofStore proofs;

    @SuppressWarnings("NullAway.Init")
    private Receiver receiver;

    @SuppressWarnings("NullAway.Init")
    private WebhookDelivery delivery;

    @BeforeEach
    void start() throws Exception {
        proofs = SqliteProofStore.open(directory.resolve("consent.db"));
        receiver = new Receiver();
        delivery = startedDelivery();
    }

    private WebhookDelivery startedDelivery() throws Exception {
        WebhookDelivery started =
                new WebhookDelivery(proofs, receiver.webhook(), Clock.systemUTC(), FAST, Duration.ofMinutes(1));
        started.start();
        return started;
    }

    @AfterEach
    void stop() throws Exception {
        delivery.stop();
        receiver.close();
        proofs.close();
    }

    private void record(ConsentRecord... records) {
        for (ConsentRecord record : records) {
            Records.append(proofs, record).join();
        }
        delivery.wake();
    }

    private static ConsentRecord withdrawal(int visitor) {
        return Records.of(Records.visitor(visitor), Instant.now(), ChoiceMethod.WITHDRAW);
    }

    @Test
    void sendsGrantsRefusalsAndWithdrawalsInOrder() throws Exception {
        record(Records.grant(1), Records.refusal(), withdrawal(1));
        receiver.await(3);
        assertEquals(
                List.of("consent.granted 1" + GRANTED, "consent.refused - []", "consent.withdrawn 1 []"),
                receiver.accepted());
    }

    @Test
    void signsEachMessageAndNamesItsRecord() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        record(Records.grant(1));
        receiver.await(1);
        Receiver.Message message = receiver.accepted.get(0);
        String id = String.valueOf(message.headers().get("webhook-id"));
        Instant at = Instant.ofEpochSecond(message.headers().getLongField("webhook-timestamp"));
        assertTrue(at.isAfter(before) && !at.isAfter(Instant.now()));
        assertEquals(
                new WebhookMessage(id, message.body())
                        .signature(receiver.webhook().key(), at),
                message.headers().get("webhook-signature"));
        assertEquals("application/json", message.headers().get("Content-Type"));
        assertEquals(
                proofs.find(Records.visitor(1)).get(0).head().hash(),
                message.data().getAsJsonObject("proof").get("hash").getAsString());
        assertTrue(id.startsWith("choice_"));
    }

    @Test
    void refusalHasNoIdentifierAndNoClient() throws Exception {
        record(Records.refusal());
        receiver.await(1);
        String body = receiver.accepted.get(0).body();
        assertFalse(body.contains("subject"), body);
        assertFalse(body.contains("client"), body);
    }

    @Test
    void keepsEverythingWhileReceiverIsUnavailable() throws Exception {
        receiver.status = message -> receiver.arrived.size() < 6 ? 503 : 200;
        record(Records.grant(1), Records.grant(2), withdrawal(1));
        receiver.await(3);
        assertEquals(
                List.of("consent.granted 1" + GRANTED, "consent.granted 2" + GRANTED, "consent.withdrawn 1 []"),
                receiver.accepted());
        assertEquals(
                1,
                receiver.arrived.subList(0, 6).stream()
                        .map(message -> message.headers().get("webhook-id"))
                        .distinct()
                        .count());
    }

    @Test
    void rejectedMessageDelaysOnlyItsVisitor() throws Exception {
        receiver.status = message -> message.summary().startsWith("consent.granted 1 ")
                        && receiver.accepted.stream()
                                .noneMatch(other -> other.summary().startsWith("consent.granted 3"))
                ? 400
                : 200;
        record(Records.grant(1), withdrawal(1), Records.grant(2), Records.refusal(), Records.grant(3));
        receiver.await(5);
        assertEquals(
                List.of(
                        "consent.granted 2" + GRANTED,
                        "consent.refused - []",
                        "consent.granted 3" + GRANTED,
                        "consent.granted 1" + GRANTED,
                        "consent.withdrawn 1 []"),
                receiver.accepted());
    }

    @Test
    void givesUpMessageThatIsAlwaysRejected() throws Exception {
        receiver.status = message -> message.summary().startsWith("consent.granted 1 ") ? 422 : 200;
        record(Records.grant(1), withdrawal(1));
        receiver.await(1);
        assertEquals(List.of("consent.withdrawn 1 []"), receiver.accepted());
        assertEquals(RetrySchedule.MAX_ATTEMPTS + 1, receiver.arrived.size());
    }

    @Test
    void sendsNothingMoreAfterGone() throws Exception {
        receiver.status = message -> 410;
        record(Records.grant(1));
        for (int tries = 0; receiver.arrived.isEmpty() && tries < 500; tries++) {
            Thread.sleep(10);
        }
        record(Records.grant(2));
        Thread.sleep(200);
        assertEquals(1, receiver.arrived.size());
    }

    @Test
    void deliversAfterRestartWhatWasRecordedWithoutIt() throws Exception {
        record(Records.grant(1));
        receiver.await(1);
        delivery.stop();
        record(Records.grant(2), withdrawal(1));
        delivery = startedDelivery();
        receiver.await(3);
        assertEquals(
                List.of("consent.granted 1" + GRANTED, "consent.granted 2" + GRANTED, "consent.withdrawn 1 []"),
                receiver.accepted());
    }

    @Test
    void deliversManyOfSeveralVisitorsOnce() throws Exception {
        record(IntStream.range(0, 300)
                .mapToObj(i -> i % 3 == 2 ? withdrawal(i % 50) : Records.grant(i % 50))
                .toArray(ConsentRecord[]::new));
        receiver.await(300);
        Thread.sleep(100);
        assertEquals(300, receiver.accepted.size());
    }
}
