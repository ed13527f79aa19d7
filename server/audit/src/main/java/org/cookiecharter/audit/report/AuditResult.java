// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cookiecharter.audit.finding.Finding;
import org.cookiecharter.audit.finding.Rule.Level;
import org.cookiecharter.audit.observation.VisitObservations;
import org.cookiecharter.audit.observation.Visitor;

/**
 * The result of an audit.
 *
 * @param site the first page
 * @param at when the audit began
 * @param browser the name and version of the browser
 * @param language the preferred language of the visitors
 * @param mobile whether the browser was that of a telephone
 * @param gpc whether the browser sent the Global Privacy Control
 * @param login how the visitors logged in: {@code none}, {@code state}, {@code script} or {@code state-and-script}
 * @param catalogue where the catalogue is from; empty if there is none
 * @param pages the pages that were visited
 * @param visits what the visits observed
 * @param findings the findings
 * @param baseline the fingerprints of the findings of an earlier audit
 */
public record AuditResult(
        URI site,
        Instant at,
        String browser,
        String language,
        boolean mobile,
        boolean gpc,
        String login,
        String catalogue,
        List<URI> pages,
        List<VisitObservations> visits,
        List<Finding> findings,
        Set<String> baseline) {
    public AuditResult {
        pages = List.copyOf(pages);
        visits = List.copyOf(visits);
        findings = List.copyOf(findings);
        baseline = Set.copyOf(baseline);
    }

    /** Returns this result without secret values, which a site may repeat in addresses and names. */
    public AuditResult without(List<String> secrets) {
        Redaction redaction = new Redaction(secrets);
        return new AuditResult(
                site,
                at,
                browser,
                language,
                mobile,
                gpc,
                login,
                catalogue,
                redaction.apply(pages),
                redaction.apply(visits),
                redaction.apply(findings),
                baseline);
    }

    /** Returns whether all visitors visited the site; otherwise the first page could not be read. */
    public boolean isComplete() {
        return visits.size() == Visitor.values().length;
    }

    /** Returns what could not be observed, without repetitions. */
    public List<String> problems() {
        return visits.stream()
                .flatMap(visit -> visit.problems().stream())
                .distinct()
                .toList();
    }

    /** Returns whether a finding is not in the baseline. */
    public boolean isNew(Finding finding) {
        return !baseline.contains(finding.fingerprint());
    }

    /** Returns the number of new findings of a level. */
    public long count(Level level) {
        return findings.stream()
                .filter(finding -> finding.rule().level() == level && isNew(finding))
                .count();
    }

    /** Returns whether there are new findings, apart from notes. */
    public boolean hasNewFindings() {
        return count(Level.ERROR) + count(Level.WARNING) > 0;
    }
}
