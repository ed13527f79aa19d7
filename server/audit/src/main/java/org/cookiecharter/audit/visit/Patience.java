// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

import java.time.Duration;
import org.cookiecharter.audit.browser.DevToolsException;
import org.cookiecharter.audit.browser.Tab;

/** Waits until a page has loaded and sends no requests. */
record Patience(Tab page, Recorder recorder, Duration watch) {
    private static final Duration QUIET = Duration.ofMillis(400);
    private static final Duration MAX = Duration.ofSeconds(15);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    /**
     * Waits until the page has loaded, at least for the configured time, and until no request has waited for its
     * response for a moment.
     *
     * @return whether the page became quiet; otherwise it still sent requests after 15 s
     * @throws DevToolsException if the page does not respond
     */
    boolean settle() {
        long start = System.nanoTime();
        long quietSince = start;
        while (since(start).compareTo(MAX) < 0) {
            pause(INTERVAL);
            if (!recorder.isQuiet() || !hasLoaded()) {
                quietSince = System.nanoTime();
            } else if (since(start).compareTo(watch) >= 0 && since(quietSince).compareTo(QUIET) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Waits until no request has waited for its response for a moment, without watching the page for longer. */
    void pauseUntilQuiet() {
        new Patience(page, recorder, Duration.ZERO).settle();
    }

    private boolean hasLoaded() {
        try {
            return page.evaluate("document.readyState === 'complete'").getAsBoolean();
        } catch (DevToolsException e) {
            if (e.isTimeout()) {
                throw e;
            }
            // The page is being replaced by another.
            return false;
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Waits. */
    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
