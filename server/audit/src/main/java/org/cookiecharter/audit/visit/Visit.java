// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

import com.google.gson.JsonElement;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cookiecharter.audit.banner.BannerMeasurement;
import org.cookiecharter.audit.banner.BannerVisitor;
import org.cookiecharter.audit.browser.Browser;
import org.cookiecharter.audit.browser.DevToolsException;
import org.cookiecharter.audit.browser.Tab;
import org.cookiecharter.audit.login.LoginScript;
import org.cookiecharter.audit.login.SavedState;
import org.cookiecharter.audit.observation.BannerObservation;
import org.cookiecharter.audit.observation.ChoiceMade;
import org.cookiecharter.audit.observation.CookieWrite;
import org.cookiecharter.audit.observation.Moment;
import org.cookiecharter.audit.observation.Screenshot;
import org.cookiecharter.audit.observation.Snapshot;
import org.cookiecharter.audit.observation.Step;
import org.cookiecharter.audit.observation.StorageWrite;
import org.cookiecharter.audit.observation.VisitObservations;
import org.cookiecharter.audit.observation.Visitor;
import org.jspecify.annotations.Nullable;

/** One visitor's visit with a new browser: the actions in their order, and what was observed. */
final class Visit implements AutoCloseable {
    private static final String LEAVE = """
            Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true}),
            document.dispatchEvent(new Event('visibilitychange', {bubbles: true})),
            window.dispatchEvent(new PageTransitionEvent('pagehide')), true""";

    private static final String LINKS = """
            [...document.querySelectorAll('a[href]')]
                .filter(a => !a.relList.contains('nofollow') && !a.hasAttribute('download')).map(a => a.href)""";

    /** Scrolls down and back, because scrolling is no consent, and because some pages load more for it. */
    private static final String SCROLL = "window.scrollTo(0, document.documentElement.scrollHeight), true";

    private final Visitor visitor;
    private final VisitSettings settings;
    private final Recorder recorder;
    private final Browser browser;
    private final StoredState state;
    private final List<ChoiceMade> choices = new ArrayList<>();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<Screenshot> screenshots = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<CookieWrite> restoredCookies = new ArrayList<>();
    private final List<StorageWrite> restoredEntries = new ArrayList<>();
    private @Nullable BannerObservation banner;
    private Tab tab;
    private Patience patience;
    private BannerVisitor banners;
    private int opened;

    Visit(Visitor visitor, VisitSettings settings, Clock clock, URI start) {
        this.visitor = visitor;
        this.settings = settings;
        recorder = new Recorder(clock, new Moment(Step.BEFORE_CHOICE, start.toString()));
        browser = new Browser(settings.browser(), recorder);
        try {
            tab = browser.openTab();
            restore(settings.login().state(), clock);
        } catch (RuntimeException e) {
            browser.close();
            throw e;
        }
        patience = new Patience(tab, recorder, settings.watch());
        banners = new BannerVisitor(tab, recorder.documents(), patience::settle);
        state = new StoredState(browser.session(), recorder, clock);
    }

    /** Goes on in a new tab, because the page in the current one does not respond. */
    private void replaceTab() {
        browser.close(tab);
        recorder.documents().remove(tab.session());
        tab = browser.openTab();
        patience = new Patience(tab, recorder, settings.watch());
        banners = new BannerVisitor(tab, recorder.documents(), patience::settle);
    }

    private void restore(@Nullable SavedState saved, Clock clock) {
        if (saved != null) {
            StateRestorer restorer = new StateRestorer(browser, tab, clock, recorder.moment());
            restorer.restore(saved);
            browser.awaitEvents();
            restoredCookies.addAll(restorer.cookieWrites(saved));
            restoredEntries.addAll(restorer.storageWrites(saved));
        }
        recorder.start();
    }

    /**
     * Logs in, if the settings have a script.
     *
     * @throws LoginException if a step fails
     */
    void logIn() {
        LoginScript script = settings.login().script();
        if (script != null) {
            new LoginVisitor(tab, patience).logIn(script);
        }
    }

    String browserVersion() {
        return browser.version();
    }

    /** Opens a page, scrolls to its end, and records what is stored then. Returns whether it could be loaded. */
    boolean open(Step step, URI page) {
        if (opened++ > 0) {
            leave();
            Patience.pause(settings.delay());
        }
        recorder.setMoment(new Moment(step, page.toString()));
        recorder.forgetPending();
        try {
            tab.navigate(page.toString());
            settle();
            tab.evaluate(SCROLL);
            patience.pauseUntilQuiet();
            tab.evaluate("window.scrollTo(0, 0), true");
            snapshots.add(state.read());
            return true;
        } catch (DevToolsException e) {
            addProblem(e);
            // Responses that are no pages set cookies too.
            snapshots.add(state.read());
            return false;
        }
    }

    /**
     * Lets the scripts of the current page do what they do when it is left: many then report to their provider. The
     * browser does not report these requests when it really leaves the page.
     */
    private void leave() {
        try {
            tab.evaluate(LEAVE);
        } catch (DevToolsException e) {
            if (e.isTimeout()) {
                replaceTab();
            }
        }
    }

    private void addProblem(DevToolsException problem) {
        problems.add(recorder.moment().page() + ": " + problem.getMessage());
        if (problem.isTimeout()) {
            replaceTab();
        }
    }

    private void settle() {
        if (!patience.settle()) {
            problems.add(recorder.moment().page() + " still sent requests after 15 s");
        }
    }

    /** Returns the addresses of the links in the current page. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        try {
            for (JsonElement link : tab.evaluate(LINKS).getAsJsonArray()) {
                links.add(link.getAsString());
            }
        } catch (DevToolsException e) {
            addProblem(e);
        }
        return links;
    }

    void takeScreenshot() {
        try {
            screenshots.add(Screenshot.of(recorder.moment(), tab.screenshot()));
        } catch (DevToolsException e) {
            addProblem(e);
        }
    }

    /** Measures the banner of the current page, which changes the focus and the banner. */
    void measureBanner() {
        try {
            BannerMeasurement measurement = banners.findBanner();
            if (measurement != null) {
                banner = measurement.measure();
            }
        } catch (DevToolsException e) {
            addProblem(e);
        }
    }

    /**
     * Makes the choice that begins a step, on the current page, and records what is stored then.
     *
     * @return whether the site offered a way
     */
    boolean choose(Step step) {
        Moment before = recorder.moment();
        recorder.setMoment(new Moment(step, before.page()));
        ChoiceMade choice = use(step);
        choices.add(choice);
        if (choice.succeeded()) {
            snapshots.add(state.read());
        } else {
            recorder.setMoment(before);
        }
        takeScreenshot();
        return choice.succeeded();
    }

    private ChoiceMade use(Step step) {
        try {
            return switch (step) {
                case AFTER_ACCEPTANCE -> banners.accept();
                case AFTER_REFUSAL -> banners.refuse();
                case AFTER_WITHDRAWAL -> banners.withdraw();
                case BEFORE_CHOICE -> throw new IllegalArgumentException("no choice begins " + step);
            };
        } catch (DevToolsException e) {
            addProblem(e);
            return new ChoiceMade(step, List.of(), false);
        }
    }

    /** Leaves the last page, and returns what was observed. */
    VisitObservations observations() {
        leave();
        return new VisitObservations(
                visitor,
                choices,
                snapshots,
                concat(restoredCookies, recorder.cookieWrites()),
                concat(restoredEntries, recorder.storageWrites()),
                recorder.requests(),
                recorder.exchanges(),
                banner,
                screenshots,
                problems);
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    @Override
    public void close() {
        browser.close();
    }
}
