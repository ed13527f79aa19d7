// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.metrics.ConsentMonitor;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.Verification;
import org.cookiecharter.proof.Verification.Discrepancy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Tests of verifications of the proof store, and of the health that depends on them. */
class StoreVerifierTest {
    private final List<Object> comparedHeads = new ArrayList<>();
    private long place;
    private @Nullable Discrepancy discrepancy;
    private boolean isReadable = true;

    /** A store that returns what the fields say. */
    private final ProofStore proofs = (ProofStore) Proxy.newProxyInstance(
            ProofStore.class.getClassLoader(), new Class<?>[] {ProofStore.class}, (proxy, method, arguments) -> {
                if (!isReadable) {
                    throw new UncheckedIOException(new IOException("disk failure"));
                }
                if (method.getName().equals("heads")) {
                    return List.of(head(place));
                }
                comparedHeads.add(arguments[0]);
                return new Verification(place, 0, List.of(head(place)), List.of(), List.of(), List.of(), discrepancy);
            });

    private static ChainHead head(long place) {
        return new ChainHead("web-1", place, "0".repeat(64));
    }

    private StoreHealth health(StoreVerifier verifier) {
        CookieCharterProperties properties = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("cookie-charter", CookieCharterProperties.class);
        return new StoreHealth(properties, new ConsentMonitor(new CookieMetrics(), () -> null), proofs, verifier);
    }

    @Test
    void comparesHeadsOfLastVerificationWithoutDiscrepancy() {
        try (StoreVerifier verifier = new StoreVerifier(proofs, null, Clock.systemUTC())) {
            assertNull(verifier.last());
            place = 3;
            assertTrue(verifier.verify().intact());
            discrepancy = new Discrepancy("web-1", 2, Discrepancy.Kind.CHANGED, "record 2 was changed");
            place = 5;
            assertEquals("record 2 was changed", verifier.verify().discrepancy());
            verifier.verify();
            assertEquals(List.of(List.of(), List.of(head(3)), List.of(head(3))), comparedHeads);
        }
    }

    @Test
    void healthIsDownAfterDiscrepancyOnly() {
        try (StoreVerifier verifier = new StoreVerifier(proofs, null, Clock.systemUTC())) {
            StoreHealth health = health(verifier);
            assertTrue(health.check().isUp());
            verifier.verify();
            assertTrue(health.check().isUp());
            discrepancy = new Discrepancy("web-1", 2, Discrepancy.Kind.CHANGED, "record 2 was changed");
            verifier.verify();
            assertFalse(health.check().isUp());
            assertEquals(false, health.check().details().get("intact"));
        }
    }

    @Test
    void healthFailsIfStoreCannotBeRead() {
        try (StoreVerifier verifier = new StoreVerifier(proofs, null, Clock.systemUTC())) {
            isReadable = false;
            assertThrows(UncheckedIOException.class, () -> health(verifier).check());
        }
    }

    @Test
    void verifiesAtIntervals() throws Exception {
        try (StoreVerifier verifier = new StoreVerifier(proofs, Duration.ofMillis(5), Clock.systemUTC())) {
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (verifier.last() == null && System.nanoTime() < end) {
                Thread.sleep(5);
            }
            assertNotNull(verifier.last());
        }
    }
}
