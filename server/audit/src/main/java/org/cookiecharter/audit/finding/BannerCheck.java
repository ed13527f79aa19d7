// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.finding;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cookiecharter.audit.finding.Fact.Label;
import org.cookiecharter.audit.observation.BannerObservation;
import org.cookiecharter.audit.observation.ButtonMeasure;
import org.cookiecharter.audit.observation.ChoiceMade;
import org.cookiecharter.audit.observation.Step;
import org.cookiecharter.audit.observation.VisitObservations;
import org.cookiecharter.audit.observation.Visitor;
import org.jspecify.annotations.Nullable;

/** Checks how the banner asks, and whether visitors can refuse and withdraw. */
record BannerCheck(List<VisitObservations> visits, SiteCatalogue catalogue, String page) {
    /** Words have different lengths, so that equal buttons differ a little. */
    private static final double MIN_RATIO = 0.9;

    private static final double MIN_WIDTH_RATIO = 0.5;

    /** The contrast from which a background makes a button stand out from the banner. */
    private static final double FILLED = 1.5;

    /** The minimum contrast of text (WCAG 2.1, 1.4.3). */
    private static final double READABLE = 4.5;

    /** @param needed whether anything that the visits observed needs a banner */
    void check(boolean needed, Findings findings) {
        BannerObservation banner = visits.stream()
                .map(VisitObservations::banner)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
        boolean chosen =
                visits.stream().flatMap(visit -> visit.choices().stream()).anyMatch(ChoiceMade::succeeded);
        if (banner == null && !chosen) {
            if (needed) {
                add(findings, Rule.BANNER_NOT_FOUND, Finding.BANNER);
            }
            return;
        }
        if (banner != null) {
            check(banner, findings);
        }
        checkChoices(banner, findings);
    }

    private void checkChoices(@Nullable BannerObservation banner, Findings findings) {
        if (!reached(Visitor.REFUSING, Step.AFTER_REFUSAL)) {
            add(findings, Rule.CANNOT_REFUSE, Finding.BANNER);
        } else if (banner != null && banner.refuse() == null) {
            add(
                    findings,
                    Rule.REFUSE_NOT_ON_FIRST_LAYER,
                    Finding.BANNER,
                    new Fact(Label.PRESSED, presses(Visitor.REFUSING, Step.AFTER_REFUSAL)));
        }
        if (reached(Visitor.WITHDRAWING, Step.AFTER_ACCEPTANCE)
                && !reached(Visitor.WITHDRAWING, Step.AFTER_WITHDRAWAL)) {
            String presses = presses(Visitor.WITHDRAWING, Step.AFTER_WITHDRAWAL);
            Fact[] facts = presses.isEmpty() ? new Fact[0] : new Fact[] {new Fact(Label.PRESSED, presses)};
            add(findings, Rule.CANNOT_WITHDRAW, Finding.BANNER, facts);
        }
    }

    private Stream<VisitObservations> visits(Visitor visitor) {
        return visits.stream().filter(visit -> visit.visitor() == visitor);
    }

    private boolean reached(Visitor visitor, Step step) {
        return visits(visitor).anyMatch(visit -> visit.reached(step));
    }

    private String presses(Visitor visitor, Step step) {
        return visits(visitor)
                .flatMap(visit -> visit.choices().stream())
                .filter(choice -> choice.step() == step)
                .map(choice -> String.join(" → ", choice.presses()))
                .findFirst()
                .orElse("");
    }

    private void check(BannerObservation banner, Findings findings) {
        ButtonMeasure accept = banner.accept();
        ButtonMeasure refuse = banner.refuse();
        if (accept != null && refuse != null && isLessProminent(refuse, accept)) {
            add(
                    findings,
                    Rule.REFUSE_LESS_PROMINENT,
                    refuse.name(),
                    new Fact(Label.REFUSE_BUTTON, text(refuse)),
                    new Fact(Label.ACCEPT_BUTTON, text(accept)));
        }
        if (!banner.namesPurpose()) {
            add(findings, Rule.PURPOSES_NOT_NAMED, Finding.BANNER, new Fact(Label.BANNER_TEXT, banner.text()));
        }
        banner.preselected().stream()
                .filter(option -> !catalogue.isAllowedByDefault(option))
                .forEach(option -> add(findings, Rule.PRESELECTED, option));
        Stream.of(accept, refuse)
                .filter(button -> button != null && !button.reachable())
                .forEach(button -> add(findings, Rule.NOT_REACHABLE_BY_KEYBOARD, button.name()));
        banner.violations()
                .forEach(violation -> add(
                        findings,
                        Rule.ACCESSIBILITY,
                        violation.rule(),
                        new Fact(Label.REQUIREMENT, violation.help()),
                        new Fact(Label.ELEMENT, violation.element())));
    }

    private static boolean isLessProminent(ButtonMeasure refuse, ButtonMeasure accept) {
        return refuse.height() < accept.height() * MIN_RATIO
                || refuse.width() < accept.width() * MIN_WIDTH_RATIO
                || refuse.fontSize() < accept.fontSize() * MIN_RATIO
                || (refuse.textContrast() < READABLE && accept.textContrast() >= READABLE)
                || (refuse.fillContrast() < FILLED && accept.fillContrast() >= FILLED);
    }

    private static String text(ButtonMeasure button) {
        return String.format(
                Locale.ROOT,
                "%s “%s”, %.0f × %.0f px, %.0f px, %.1f:1, %.1f:1",
                button.role(),
                button.name(),
                button.width(),
                button.height(),
                button.fontSize(),
                button.textContrast(),
                button.fillContrast());
    }

    private void add(Findings findings, Rule rule, String subject, Fact... facts) {
        findings.add(new Finding(rule, subject, page, List.of(facts)));
    }
}
