// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** The last failure that Spring Boot has reported to the user. */
public final class RecordedFailure implements FailureAnalysisReporter {
    static volatile @Nullable FailureAnalysis last;

    /** Created by Spring Boot. */
    public RecordedFailure() {}

    @Override
    public void report(FailureAnalysis analysis) {
        last = analysis;
    }
}
