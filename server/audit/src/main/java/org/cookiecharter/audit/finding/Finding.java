// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.finding;

import java.util.List;

/**
 * A violation of a rule.
 *
 * @param rule the rule
 * @param subject the cookie, entry, host, button or element that violates it
 * @param page the page on which it was first observed
 * @param facts the evidence
 */
public record Finding(Rule rule, String subject, String page, List<Fact> facts) {
    /** The subject of findings about the banner as a whole. */
    public static final String BANNER = "banner";

    public Finding {
        facts = List.copyOf(facts);
    }

    /** Returns a text that is equal for the same finding of another audit. */
    public String fingerprint() {
        return rule.id() + " " + subject;
    }
}
