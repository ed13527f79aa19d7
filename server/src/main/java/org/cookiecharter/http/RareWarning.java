// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Says at once what went wrong, and then at most once a minute, with how often it did: what visitors can cause must not
 * fill the log. Where each time went wrong is told at level debug. Safe for use by several threads.
 */
final class RareWarning {
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final Logger log;
    private final LongSupplier nanos;
    private boolean said;
    private long last;
    private long unsaid;

    /** @param nanos the time, as {@link System#nanoTime()} tells it */
    RareWarning(Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    /** @param what a sentence without its full stop */
    void log(String what, Throwable failure) {
        log.debug(what, failure);
        long times;
        synchronized (this) {
            long now = nanos.getAsLong();
            unsaid++;
            if (said && now - last < PAUSE) {
                return;
            }
            said = true;
            last = now;
            times = unsaid;
            unsaid = 0;
        }
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        log.warn("{}: {} (so many times since this was last said: {})", what, cause.toString(), times);
    }
}
