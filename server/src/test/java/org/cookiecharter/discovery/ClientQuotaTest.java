// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.cookiecharter.discovery.ClientQuota.Change;
import org.junit.jupiter.api.Test;

/** Tests of a quota that several clients share. */
class ClientQuotaTest {
    private final ClientQuota<Integer> room = new ClientQuota<>(10);

    private Change put(String client, String key) {
        return room.put(client, key, 1, Integer::sum);
    }

    private long count(String prefix) {
        return room.entries().keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .count();
    }

    @Test
    void countsReportsOfOneKey() {
        assertEquals(Change.NEW, put("a", "x"));
        assertEquals(Change.MERGED, put("b", "x"));
        assertEquals(2, room.entries().get("x"));
    }

    @Test
    void oneClientDisplacesNothing() {
        put("visitor", "real");
        for (int i = 0; i < 100; i++) {
            assertEquals(i < 9 ? Change.NEW : Change.REFUSED, put("attacker", "invented" + i));
        }
        assertTrue(room.contains("real"));
        assertEquals(9, count("invented"));
    }

    @Test
    void eachClientGetsItsShare() {
        for (int i = 0; i < 100; i++) {
            put("attacker", "invented" + i);
        }
        for (int i = 0; i < 100; i++) {
            put("other", "other" + i);
        }
        assertEquals(Change.NEW, put("visitor", "real"));
        assertEquals(Change.NEW, put("visitor", "too"));
        assertEquals(10, room.entries().size());
        assertEquals(4, count("invented"));
        assertEquals(4, count("other"));
    }

    @Test
    void countsSharedKeyForClientWithFewerReports() {
        for (int i = 0; i < 10; i++) {
            put("attacker", "invented" + i);
        }
        put("visitor", "invented9");
        for (int i = 0; i < 4; i++) {
            put("other", "other" + i);
        }
        assertTrue(room.contains("invented9"));
    }

    @Test
    void neverExceedsCapacity() {
        Random random = new Random(16);
        for (int i = 0; i < 20_000; i++) {
            put("client" + random.nextInt(7), "key" + random.nextInt(40));
            assertTrue(room.entries().size() <= 10);
        }
    }
}
