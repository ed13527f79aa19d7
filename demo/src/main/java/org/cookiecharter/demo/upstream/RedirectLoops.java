// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A detector of redirect loops among the redirects of the last seconds. Thread-safe.
 *
 * <p>A browser aborts a loop after about twenty redirects with an unspecific error.
 */
final class RedirectLoops {
    private static final int MAX_REDIRECTS = 512;
    private static final int MAX_STEPS = 20;
    private static final Duration MAX_AGE = Duration.ofSeconds(30);

    private record Redirect(String target, Instant at, int count) {}

    private final Clock clock;
    private final Map<String, Redirect> redirects = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Redirect> eldest) {
            return size() > MAX_REDIRECTS;
        }
    };

    RedirectLoops(Clock clock) {
        this.clock = clock;
    }

    /**
     * Records a redirect.
     *
     * @param visitor the visitor who receives the redirect
     * @param from the requested URL
     * @param target the target of the redirect
     * @param mayEnd whether the response also changes other state, such as a cookie; then a single repetition is not a
     *     loop
     * @return whether a browser that follows the redirect is in a loop
     */
    synchronized boolean add(String visitor, String from, String target, boolean mayEnd) {
        Redirect earlier = recent(visitor, from);
        int count = earlier != null && earlier.target().equals(target) ? earlier.count() + 1 : 1;
        redirects.put(key(visitor, from), new Redirect(target, clock.instant(), count));
        if (from.equals(target)) {
            return !mayEnd || count > 1;
        }
        return count > 1 && isLoop(visitor, from, target);
    }

    /** Records that this URL had a response other than a redirect. */
    synchronized void end(String visitor, String from) {
        redirects.remove(key(visitor, from));
    }

    private boolean isLoop(String visitor, String from, String target) {
        String next = target;
        for (int step = 0; step < MAX_STEPS; step++) {
            Redirect redirect = recent(visitor, next);
            if (redirect == null) {
                return false;
            }
            next = redirect.target();
            if (next.equals(from)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Redirect recent(String visitor, String from) {
        Redirect redirect = redirects.get(key(visitor, from));
        return redirect == null || redirect.at().plus(MAX_AGE).isBefore(clock.instant()) ? null : redirect;
    }

    private static String key(String visitor, String url) {
        return visitor + ' ' + url;
    }
}
