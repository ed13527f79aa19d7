// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

/** Ends a verification at the first place that does not fit. */
final class DiscrepancyException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Discrepancy discrepancy;

    DiscrepancyException(Discrepancy discrepancy) {
        super(discrepancy.message());
        this.discrepancy = discrepancy;
    }

    Discrepancy discrepancy() {
        return discrepancy;
    }
}
