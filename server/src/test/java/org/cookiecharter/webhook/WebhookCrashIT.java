// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests deliveries whose sender is killed by SIGKILL, and whose receiver disappears, at any moment. */
class WebhookCrashIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void deliversEachChoiceInOrderOfVisitorAlthoughBothSidesDie() throws Exception {
        Path file = directory.resolve("consent.db");
        List<Integer> arrived = new ArrayList<>();
        int last = -1;
        Receiver receiver = new Receiver();
        int port = receiver.port();
        URI address = receiver.webhook().address();
        for (int round = 0; round < 4; round++) {
            try (WebhookProcess process = new WebhookProcess(file, last + 1, address)) {
                int start = last;
                for (int number = process.number(); number >= 0; number = process.number()) {
                    last = number;
                    if (number == start + 200) {
                        receiver.close();
                        addNumbers(receiver, arrived);
                    } else if (number == start + 250) {
                        receiver = new Receiver(port);
                    } else if (number == start + 450 + 67 * round) {
                        process.kill();
                    }
                }
            }
            // A choice may have been recorded whose number was not printed any more.
            last++;
        }
        try (WebhookProcess process = new WebhookProcess(file, last + 1, address)) {
            last = process.number();
            while (!numbers(receiver).contains(last)) {
                process.number();
            }
        }
        receiver.close();
        addNumbers(receiver, arrived);

        Set<Integer> distinct = new HashSet<>(arrived);
        int missing = 0;
        for (int number = 0; number <= last; number++) {
            // The number behind the last printed one of a killed process may never have been recorded.
            missing += distinct.contains(number) ? 0 : 1;
        }
        assertTrue(missing <= 4, missing + " missing of " + last);
        Map<Integer, Integer> latest = new HashMap<>();
        for (int number : distinct.stream().sorted().toList()) {
            assertTrue(firstIndex(arrived, number) >= latest.getOrDefault(number % 10, -1), "out of order: " + number);
            latest.put(number % 10, firstIndex(arrived, number));
        }
        assertEquals(10, latest.size());
    }

    private static int firstIndex(List<Integer> list, int number) {
        return list.indexOf(number);
    }

    private static List<Integer> numbers(Receiver receiver) {
        return receiver.accepted.stream()
                .map(message ->
                        Integer.valueOf(message.data().get("host").getAsString().substring(1)))
                .toList();
    }

    private static void addNumbers(Receiver receiver, List<Integer> arrived) {
        arrived.addAll(numbers(receiver));
    }
}
