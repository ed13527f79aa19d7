// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

/** Ends a verification at the first place that does not fit. */
final class MisfitException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Misfit misfit;

    MisfitException(Misfit misfit) {
        super(misfit.message());
        this.misfit = misfit;
    }

    Misfit misfit() {
        return misfit;
    }
}
