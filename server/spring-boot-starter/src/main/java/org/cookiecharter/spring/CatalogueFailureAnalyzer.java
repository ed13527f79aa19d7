// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import org.cookiecharter.catalogue.CatalogueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lists the errors of the catalogue, each with its line and its fix. */
final class CatalogueFailureAnalyzer extends AbstractFailureAnalyzer<CatalogueException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CatalogueException cause) {
        return new FailureAnalysis(
                "The cookie catalogue is invalid. " + cause.getMessage(),
                "Correct each error as its message says, in the file named above.",
                cause);
    }
}
