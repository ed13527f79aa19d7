// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts pages that are sent unmodified because their Content-Security-Policy cannot admit the consent script, and logs
 * the first one. Thread-safe.
 */
public final class UnmodifiedPages {
    private static final Logger LOG = LoggerFactory.getLogger(UnmodifiedPages.class);

    private final LongAdder count = new LongAdder();
    private final AtomicBoolean logged = new AtomicBoolean();

    /** Counts a page. */
    void add() {
        count.increment();
        if (logged.compareAndSet(false, true)) {
            LOG.warn("A page was sent unmodified: its Content-Security-Policy or Integrity-Policy cannot admit the"
                    + " consent script, so the page has no banner and third parties are not blocked. Add a nonce to"
                    + " its script-src ('strict-dynamic' with hashes only admits no script by its address), or"
                    + " allow-scripts to its sandbox. Further pages of this kind are only counted");
        }
    }

    /** Returns the number of pages sent unmodified since startup. */
    public long count() {
        return count.sum();
    }
}
