// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.util.concurrent.locks.ReentrantLock;

/** Has the first of many threads do, once a second, what none of the others waits for. */
final class OncePerInterval {
    private static final long INTERVAL = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private volatile long last;

    /** @param now milliseconds; the task is not due before a second has passed */
    OncePerInterval(long now) {
        last = now;
    }

    /** Runs the task where it is due. A clock that was put back makes it due too. */
    void run(long now, Runnable task) {
        if (isDue(now) && lock.tryLock()) {
            try {
                if (isDue(now)) {
                    last = now;
                    task.run();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean isDue(long now) {
        return Math.abs(now - last) >= INTERVAL;
    }
}
