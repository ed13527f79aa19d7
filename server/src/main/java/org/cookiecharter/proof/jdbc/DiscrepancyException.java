// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import org.cookiecharter.proof.Verification.Discrepancy;

/** An exception that ends a verification at the first discrepancy. */
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
