// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.html;

import java.io.IOException;

/** A parser or rewriter of pages that is measured. */
interface PageReader {
    /** Returns the name in the table. */
    String name();

    /**
     * Reads a page repeatedly, for some 20 milliseconds but at least once.
     *
     * @return the processor time of reading it once, in nanoseconds
     */
    double turn(SamplePage page) throws IOException;
}
