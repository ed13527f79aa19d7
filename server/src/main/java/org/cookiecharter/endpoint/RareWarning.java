// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * A rate-limited warning. It is logged at once, and then at most once a minute with the number of occurrences, so that
 * visitors cannot fill the log. Each occurrence is logged at level debug. Thread-safe.
 */
public final class RareWarning {
    private static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Logger log;
    private final LongSupplier nanos;
    private boolean isLogged;
    private long lastLogged;
    private long suppressed;

    /**
     * Creates a warning that was not logged yet.
     *
     * @param nanos a clock like {@link System#nanoTime()}
     */
    public RareWarning(Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    /**
     * Logs the warning, unless it was logged lately.
     *
     * @param message a sentence without its full stop
     */
    public void log(String message, Throwable failure) {
        log.debug(message, failure);
        long times;
        synchronized (this) {
            long now = nanos.getAsLong();
            suppressed++;
            if (isLogged && now - lastLogged < INTERVAL_NANOS) {
                return;
            }
            isLogged = true;
            lastLogged = now;
            times = suppressed;
            suppressed = 0;
        }
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        log.warn("{}: {} (occurrences since the last such warning: {})", message, cause.toString(), times);
    }
}
