// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.finding;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.audit.observation.Step;
import org.cookiecharter.audit.observation.VisitObservations;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.CookieDuration;
import org.cookiecharter.catalogue.Storage;
import org.jspecify.annotations.Nullable;

/** Compares stored entries with their declarations. */
record EntryCheck(SiteCatalogue catalogue, Site site) {
    private static final SiteCatalogue PRESETS = SiteCatalogue.presets();

    void check(List<VisitObservations> visits, Findings findings) {
        for (Occurrence occurrence : Occurrence.of(visits)) {
            CookieDeclaration declaration = catalogue.declaration(occurrence.storage(), occurrence.name());
            if (declaration != null) {
                checkConsent(occurrence, declaration, findings);
                checkLifetime(occurrence, declaration, findings);
            } else if (!occurrence.restored()) {
                checkUndeclared(occurrence, findings);
            }
        }
    }

    /** Checks an entry that the site stored; nobody knows from which site those of a stored state are. */
    private void checkUndeclared(Occurrence occurrence, Findings findings) {
        if (catalogue.declared()) {
            findings.add(
                    finding(Rule.UNDECLARED, occurrence, PRESETS.declaration(occurrence.storage(), occurrence.name())));
        } else if (occurrence.moment().step() == Step.BEFORE_CHOICE) {
            findings.add(finding(Rule.UNIDENTIFIED_BEFORE_CONSENT, occurrence, null));
        }
    }

    private void checkConsent(Occurrence occurrence, CookieDeclaration declaration, Findings findings) {
        Step step = occurrence.moment().step();
        // Only a refusal or a withdrawal obliges the site to delete what the visitor brought along.
        if (occurrence.restored() && step == Step.BEFORE_CHOICE) {
            return;
        }
        // Some entries are deleted only by the next page.
        if (catalogue.isAllowed(declaration.service(), step) || (step != Step.BEFORE_CHOICE && !occurrence.last())) {
            return;
        }
        // A site cannot delete the cookies of another, but can stop it from setting them again.
        if (step == Step.AFTER_WITHDRAWAL && site.isThirdParty(occurrence.host()) && !occurrence.written()) {
            return;
        }
        Rule rule = Rule.forEntry(step, occurrence.storage() == Storage.COOKIE);
        findings.add(finding(rule, occurrence, declaration));
    }

    private void checkLifetime(Occurrence occurrence, CookieDeclaration declaration, Findings findings) {
        CookieDuration declared = declaration.cookie().duration();
        Duration remaining = occurrence.remaining();
        if (catalogue.declared()
                && !occurrence.restored()
                && remaining != null
                && (declared.isSession() || remaining.compareTo(Duration.ofSeconds(declared.longestSeconds())) > 0)) {
            findings.add(finding(Rule.OUTLIVES_DECLARATION, occurrence, declaration));
        }
    }

    private Finding finding(Rule rule, Occurrence occurrence, @Nullable CookieDeclaration declaration) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(Fact.Label.VISITOR, occurrence.visitor().text()));
        facts.add(new Fact(Fact.Label.STEP, occurrence.moment().step().text()));
        facts.add(new Fact(Fact.Label.PAGE, occurrence.moment().page()));
        facts.add(new Fact(Fact.Label.HOST, occurrence.host()));
        if (!occurrence.setBy().isEmpty()) {
            facts.add(new Fact(Fact.Label.SET_BY, occurrence.setBy()));
        }
        if (!occurrence.calls().isEmpty()) {
            facts.add(new Fact(Fact.Label.CALLS, String.join(" ← ", occurrence.calls())));
        }
        if (occurrence.storage() == Storage.COOKIE) {
            Duration remaining = occurrence.remaining();
            facts.add(new Fact(Fact.Label.LIFETIME, remaining == null ? "session" : days(remaining)));
        }
        if (declaration != null) {
            addDeclaration(facts, rule, declaration);
        }
        return new Finding(rule, occurrence.subject(), occurrence.moment().page(), facts);
    }

    private void addDeclaration(List<Fact> facts, Rule rule, CookieDeclaration declaration) {
        String service = declaration.service().name().in(catalogue.catalogue().language());
        if (rule == Rule.UNDECLARED || !catalogue.declared()) {
            facts.add(new Fact(Fact.Label.LOOKS_LIKE, service));
        } else {
            facts.add(new Fact(
                    Fact.Label.DECLARED_LIFETIME,
                    declaration.cookie().duration().text()));
            facts.add(new Fact(Fact.Label.SERVICE, service));
            facts.add(new Fact(
                    Fact.Label.CATEGORY,
                    declaration.category().id() + " ("
                            + declaration.category().consent().text() + ")"));
        }
    }

    /** Returns a duration in ISO 8601, in days unless it is shorter than two. */
    private static String days(Duration duration) {
        Duration rounded = duration.plusSeconds(30).truncatedTo(ChronoUnit.MINUTES);
        return rounded.toDays() >= 2 ? "P" + duration.plusHours(12).toDays() + "D" : rounded.toString();
    }
}
