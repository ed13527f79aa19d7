// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.site;

import java.util.concurrent.locks.ReentrantLock;

/** A throttle: of many threads, one runs a task at most once a second, and the others do not wait for it. */
final class Throttle {
    private static final long INTERVAL_MILLIS = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private volatile long lastRun;

    /** @param nowMillis milliseconds; the task is first due one second later */
    Throttle(long nowMillis) {
        lastRun = nowMillis;
    }

    /** Runs the task if it is due. It is also due if the clock was set back. */
    void run(long nowMillis, Runnable task) {
        if (isDue(nowMillis) && lock.tryLock()) {
            try {
                if (isDue(nowMillis)) {
                    lastRun = nowMillis;
                    task.run();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private boolean isDue(long nowMillis) {
        return Math.abs(nowMillis - lastRun) >= INTERVAL_MILLIS;
    }
}
