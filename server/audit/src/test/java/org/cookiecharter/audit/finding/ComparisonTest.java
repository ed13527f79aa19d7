// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.finding;

import static org.cookiecharter.audit.finding.ObservedVisit.cookie;
import static org.cookiecharter.audit.observation.Step.AFTER_ACCEPTANCE;
import static org.cookiecharter.audit.observation.Step.AFTER_REFUSAL;
import static org.cookiecharter.audit.observation.Step.AFTER_WITHDRAWAL;
import static org.cookiecharter.audit.observation.Step.BEFORE_CHOICE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.cookiecharter.audit.observation.AxeViolation;
import org.cookiecharter.audit.observation.BannerObservation;
import org.cookiecharter.audit.observation.ButtonMeasure;
import org.cookiecharter.audit.observation.CookieWrite.Source;
import org.cookiecharter.audit.observation.StoredEntry;
import org.cookiecharter.audit.observation.Visitor;
import org.cookiecharter.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the findings for observations of every kind. */
class ComparisonTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final ButtonMeasure BUTTON = new ButtonMeasure("Accept", "button", 100, 40, 16, 10, 10, true);

    private static final SiteCatalogue CATALOGUE = SiteCatalogue.of(Catalogue.parse("""
            {"site": "https://www.site.example", "language": "en", "controller": {"name": "Site"},
             "categories": [
               {"id": "necessary", "consent": "exempt", "name": "Necessary"},
               {"id": "statistics", "consent": "opt-out", "name": "Counting", "purpose": "Count visits."},
               {"id": "ads", "consent": "opt-in", "name": "Advertising", "purpose": "Show advertising."}],
             "services": [
               {"id": "login", "provider": "Site", "name": "Login", "category": "necessary",
                "cookies": [{"name": "sid", "purpose": "Log in.", "duration": "session"}]},
               {"id": "count", "provider": "Site", "name": "Counter", "category": "statistics",
                "cookies": [{"name": "count", "purpose": "Count.", "duration": "P2D"}]},
               {"id": "ad-server", "provider": "Ads", "name": "Ads", "category": "ads", "origins": ["*.ads.example"],
                "cookies": [{"name": "ad_*", "purpose": "Show.", "duration": "P2D"},
                            {"name": "ad", "storage": "localStorage", "purpose": "Show.", "duration": "P2D"}]}]}
            """, "test"), "test");

    private static List<String> findings(SiteCatalogue catalogue, ObservedVisit... visits) {
        return Comparison.compare(
                        Stream.of(visits).map(ObservedVisit::observations).toList(),
                        catalogue,
                        URI.create("https://www.site.example/"))
                .stream()
                .filter(finding -> finding.rule() != Rule.NEVER_SEEN)
                .map(Finding::fingerprint)
                .toList();
    }

    private static ObservedVisit undecided() {
        return new ObservedVisit(Visitor.UNDECIDED).banner(banner(BUTTON, BUTTON));
    }

    private static ObservedVisit refusing() {
        return new ObservedVisit(Visitor.REFUSING).choose(AFTER_REFUSAL, true, "Refuse");
    }

    private static ObservedVisit withdrawing() {
        return new ObservedVisit(Visitor.WITHDRAWING)
                .choose(AFTER_ACCEPTANCE, true, "Accept")
                .choose(AFTER_WITHDRAWAL, true, "Withdraw");
    }

    private static BannerObservation banner(ButtonMeasure accept, ButtonMeasure refuse) {
        return new BannerObservation("Cookies for advertising", List.of(), accept, refuse, List.of(), true, List.of());
    }

    @Test
    void findsNothingIfEverythingIsDeclaredAndAllowed() {
        assertEquals(
                List.of(),
                findings(
                        CATALOGUE,
                        undecided().store(BEFORE_CHOICE, cookie("sid", null), cookie("count", DAY)),
                        refusing().store(AFTER_REFUSAL, cookie("sid", null)),
                        withdrawing()
                                .store(AFTER_ACCEPTANCE, cookie("ad_1", DAY), cookie("count", DAY))
                                .request(AFTER_ACCEPTANCE, "x.ads.example")
                                .store(AFTER_WITHDRAWAL, cookie("count", DAY))));
    }

    @Test
    void holdsEntriesOfStoredStateAgainstTheSiteOnlyAfterRefusalAndWhenItWritesThemAgain() {
        assertEquals(
                List.of(),
                findings(
                        CATALOGUE,
                        undecided()
                                .write(BEFORE_CHOICE, Source.STATE, "ad_1")
                                .write(BEFORE_CHOICE, Source.STATE, "other")
                                .store(BEFORE_CHOICE, cookie("ad_1", DAY.multipliedBy(99)), cookie("other", null)),
                        refusing()));
        assertEquals(
                List.of("set-before-consent ad_1", "outlives-declaration ad_1"),
                findings(
                        CATALOGUE,
                        undecided()
                                .write(BEFORE_CHOICE, Source.STATE, "ad_1")
                                .write(BEFORE_CHOICE, Source.SCRIPT, "ad_1")
                                .store(BEFORE_CHOICE, cookie("ad_1", DAY.multipliedBy(99))),
                        refusing()));
        assertEquals(
                List.of("kept-after-refusal ad_1"),
                findings(
                        CATALOGUE,
                        undecided(),
                        refusing()
                                .write(BEFORE_CHOICE, Source.STATE, "ad_1")
                                .store(AFTER_REFUSAL, cookie("ad_1", DAY))));
    }

    @Test
    void findsWhatIsStoredOrRequestedWithoutConsent() {
        assertEquals(
                List.of(
                        "set-before-consent ad_1",
                        "stored-before-consent localStorage ad",
                        "third-party-before-consent x.ads.example",
                        "kept-after-refusal count",
                        "third-party-after-refusal x.ads.example",
                        "kept-after-withdrawal ad_1",
                        "third-party-after-withdrawal x.ads.example"),
                findings(
                        CATALOGUE,
                        undecided()
                                .store(BEFORE_CHOICE, cookie("ad_1", DAY))
                                .store(
                                        BEFORE_CHOICE,
                                        new StoredEntry(
                                                StoredEntry.Kind.LOCAL_STORAGE, "https://www.site.example", "ad", 1))
                                .request(BEFORE_CHOICE, "x.ads.example"),
                        refusing().store(AFTER_REFUSAL, cookie("count", DAY)).request(AFTER_REFUSAL, "x.ads.example"),
                        withdrawing()
                                .store(AFTER_WITHDRAWAL, cookie("ad_1", DAY))
                                .request(AFTER_WITHDRAWAL, "x.ads.example")));
    }

    @Test
    void ignoresCookiesThatTheNextPageDeletesAndThoseOfOtherSitesAfterWithdrawal() {
        assertEquals(
                List.of(),
                findings(
                        CATALOGUE,
                        undecided(),
                        refusing(),
                        withdrawing()
                                .store(AFTER_WITHDRAWAL, cookie("ad_1", DAY))
                                .store(AFTER_WITHDRAWAL, cookie("ad_2", "x.ads.example", DAY))));
    }

    @Test
    void findsUndeclaredEntriesAndHostsAndLongerLifetimes() {
        assertEquals(
                List.of(
                        "undeclared _ga",
                        "undeclared-third-party cdn.example",
                        "outlives-declaration count",
                        "outlives-declaration sid"),
                findings(
                        CATALOGUE,
                        undecided()
                                .store(
                                        BEFORE_CHOICE,
                                        cookie("_ga", DAY),
                                        cookie("sid", DAY),
                                        cookie("count", Duration.ofDays(3)))
                                .request(BEFORE_CHOICE, "cdn.example")
                                .request(BEFORE_CHOICE, "static.site.example"),
                        refusing()));
    }

    @ParameterizedTest
    @CsvSource({"P6M,184,187", "P1Y,366,367", "P13M,397,398", "P1Y1M,397,398", "P4W,28,29", "P30DT1H,30,31"})
    void countsMonthsAndYearsOfTheCalendar(String declared, int allowed, int tooLong) {
        SiteCatalogue catalogue = SiteCatalogue.of(Catalogue.parse("""
                {"site": "https://www.site.example", "language": "en", "controller": {"name": "Site"},
                 "categories": [{"id": "necessary", "consent": "exempt", "name": "Necessary"}],
                 "services": [{"id": "login", "provider": "Site", "name": "Login", "category": "necessary",
                   "cookies": [{"name": "remember", "purpose": "Log in.", "duration": "%s"}]}]}
                """.formatted(declared), "test"), "test");
        assertEquals(List.of(), lifetimes(catalogue, allowed));
        assertEquals(List.of("outlives-declaration remember"), lifetimes(catalogue, tooLong));
    }

    private static List<String> lifetimes(SiteCatalogue catalogue, int days) {
        return findings(
                catalogue, undecided().store(BEFORE_CHOICE, cookie("remember", Duration.ofDays(days))), refusing());
    }

    @Test
    void findsDeclarationsThatWereNeverSeen() {
        List<String> unused = Comparison.compare(
                        List.of(undecided()
                                .store(BEFORE_CHOICE, cookie("sid", null))
                                .observations()),
                        CATALOGUE,
                        URI.create("https://www.site.example/"))
                .stream()
                .filter(finding -> finding.rule() == Rule.NEVER_SEEN)
                .map(Finding::subject)
                .toList();
        assertEquals(List.of("ad_*", "count", "localStorage ad"), unused);
    }

    @Test
    void comparesWithPresetsIfThereIsNoCatalogue() {
        assertEquals(
                List.of(
                        "set-before-consent _ga",
                        "unidentified-before-consent sid",
                        "unidentified-third-party cdn.example",
                        "banner-not-found banner"),
                findings(
                        SiteCatalogue.presets(),
                        new ObservedVisit(Visitor.UNDECIDED)
                                .store(BEFORE_CHOICE, cookie("_ga", DAY), cookie("sid", null))
                                .request(BEFORE_CHOICE, "cdn.example"),
                        new ObservedVisit(Visitor.REFUSING).choose(AFTER_REFUSAL, false)));
    }

    @Test
    void needsNoBannerIfNothingNeedsConsent() {
        assertEquals(
                List.of(),
                findings(
                        CATALOGUE,
                        new ObservedVisit(Visitor.UNDECIDED).store(BEFORE_CHOICE, cookie("sid", null)),
                        new ObservedVisit(Visitor.REFUSING).choose(AFTER_REFUSAL, false)));
    }

    @Test
    void findsUnequalAndUnreachableButtons() {
        for (ButtonMeasure refuse : List.of(
                new ButtonMeasure("Refuse", "button", 100, 30, 16, 10, 10, true),
                new ButtonMeasure("Refuse", "button", 40, 40, 16, 10, 10, true),
                new ButtonMeasure("Refuse", "button", 100, 40, 12, 10, 10, true),
                new ButtonMeasure("Refuse", "button", 100, 40, 16, 3, 10, true),
                new ButtonMeasure("Refuse", "link", 100, 40, 16, 10, 1, true))) {
            assertEquals(
                    List.of("refuse-less-prominent Refuse"),
                    findings(
                            CATALOGUE,
                            new ObservedVisit(Visitor.UNDECIDED).banner(banner(BUTTON, refuse)),
                            refusing()));
        }
        ButtonMeasure unreachable = new ButtonMeasure("Refuse", "button", 95, 40, 16, 10, 10, false);
        assertEquals(
                List.of("not-reachable-by-keyboard Refuse"),
                findings(
                        CATALOGUE,
                        new ObservedVisit(Visitor.UNDECIDED).banner(banner(BUTTON, unreachable)),
                        refusing()));
    }

    @Test
    void findsBannerWithoutRefusalPurposeOrWithdrawal() {
        assertEquals(
                List.of(
                        "refuse-not-on-first-layer banner",
                        "purposes-not-named banner",
                        "preselected Advertising",
                        "cannot-withdraw banner",
                        "accessibility color-contrast"),
                findings(
                        CATALOGUE,
                        new ObservedVisit(Visitor.UNDECIDED)
                                .banner(new BannerObservation(
                                        "Cookies",
                                        List.of(),
                                        BUTTON,
                                        null,
                                        List.of("Advertising", "Allow (Counting)"),
                                        false,
                                        List.of(new AxeViolation("color-contrast", "Contrast", "<p>")))),
                        refusing(),
                        new ObservedVisit(Visitor.WITHDRAWING)
                                .choose(AFTER_ACCEPTANCE, true, "Accept")
                                .choose(AFTER_WITHDRAWAL, false)));
    }

    @Test
    void findsThatNothingRefuses() {
        assertEquals(
                List.of("cannot-refuse banner"),
                findings(CATALOGUE, undecided(), new ObservedVisit(Visitor.REFUSING).choose(AFTER_REFUSAL, false)));
    }
}
