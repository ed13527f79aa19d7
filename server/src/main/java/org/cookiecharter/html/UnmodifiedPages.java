// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the pages that are sent unmodified, because their Content-Security-Policy cannot admit the consent script, and
 * logs the first. Safe for any number of threads.
 */
public final class UnmodifiedPages {
    private static final Logger LOG = LoggerFactory.getLogger(PageRewriter.class);

    private final LongAdder count = new LongAdder();
    private final AtomicBoolean logged = new AtomicBoolean();

    /** Counts one page. */
    void add() {
        count.increment();
        if (logged.compareAndSet(false, true)) {
            LOG.warn(
                    "A page was sent unmodified: its Content-Security-Policy or Integrity-Policy cannot admit the consent script, so there is no"
                            + " banner in it and third parties are not blocked. Put a nonce into its script-src ('strict-dynamic'"
                            + " with hashes alone admits no script by its address), or allow-scripts into its sandbox. Further"
                            + " pages of this kind are only counted");
        }
    }

    /** Returns how many pages were sent unmodified since the start. */
    public long count() {
        return count.sum();
    }
}
