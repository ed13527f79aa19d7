// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Tests that visitors cannot fill the log with warnings. */
class RareWarningTest {
    private final List<String> warnings = new ArrayList<>();
    private final Logger log = (Logger) Proxy.newProxyInstance(
            Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("warn")) {
                    warnings.add(Arrays.toString((Object[]) arguments[1]));
                }
                return null;
            });

    @Test
    void logsFirstAtOnceAndCountsOthersForOneMinute() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
        RareWarning warning = new RareWarning(log, nanos::get);
        CompletionException failure = new CompletionException(new IOException("full"));
        warning.log("Not kept", failure);
        for (int second = 1; second < 60; second++) {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            warning.log("Not kept", failure);
        }
        assertEquals(List.of("[Not kept, java.io.IOException: full, 1]"), warnings);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        warning.log("Not kept", failure);
        assertEquals("[Not kept, java.io.IOException: full, 60]", warnings.get(1));
    }
}
