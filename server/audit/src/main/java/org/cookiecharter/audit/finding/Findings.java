// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.finding;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A collector of findings. Only the first of each rule and subject counts: later ones repeat it. */
final class Findings {
    private final Map<String, Finding> findings = new LinkedHashMap<>();

    void add(Finding finding) {
        findings.putIfAbsent(finding.fingerprint(), finding);
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    /** Returns the findings in the order of the rules. */
    List<Finding> sorted() {
        return findings.values().stream()
                .sorted(Comparator.comparing(Finding::rule).thenComparing(Finding::subject))
                .toList();
    }
}
