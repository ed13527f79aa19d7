// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.finding;

import java.net.URI;
import java.util.List;
import org.cookiecharter.audit.observation.VisitObservations;

/** The comparison of what visits observed with what the site declares. */
public final class Comparison {
    private Comparison() {}

    /**
     * Returns the findings, in the order of the rules.
     *
     * @param start the first page
     */
    public static List<Finding> compare(List<VisitObservations> visits, SiteCatalogue catalogue, URI start) {
        Findings findings = new Findings();
        Site site = Site.of(start.getHost());
        new EntryCheck(catalogue, site).check(visits, findings);
        new ThirdPartyCheck(catalogue, site).check(visits, findings);
        boolean needed = !findings.isEmpty();
        new UnusedCheck(catalogue).check(visits, start.toString(), findings);
        new BannerCheck(visits, catalogue, start.toString()).check(needed, findings);
        return findings.sorted();
    }
}
