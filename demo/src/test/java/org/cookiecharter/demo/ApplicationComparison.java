// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.cookiecharter.consent.Mode;
import org.junit.jupiter.api.TestReporter;

/**
 * The same steps in an application without the product, in report-only mode, and in each state of consent. With the
 * product, no problem may occur that the application does not have on its own. The time of each run is reported.
 */
final class ApplicationComparison {
    private final TestReporter reporter;
    private final Function<URI, ApplicationVisit> browser;
    private final Steps steps;
    private final Set<String> ownProblems = new TreeSet<>();

    /** The steps of somebody who uses the application. */
    interface Steps {
        /**
         * Uses the application.
         *
         * @param choice is made once, as soon as a page is open
         */
        void run(ApplicationVisit visit, Choice choice);
    }

    /** The choice that a visitor makes, if any. */
    interface Choice {
        void make(Page page);
    }

    ApplicationComparison(TestReporter reporter, Function<URI, ApplicationVisit> browser, Steps steps) {
        this.reporter = reporter;
        this.browser = browser;
        this.steps = steps;
    }

    /**
     * Uses an application behind the demo in all these ways.
     *
     * @param application its own address
     * @param data a directory for the draft, the catalogue made from it, and the demo's data
     * @param expectedDraft the names in the draft
     * @param otherHosts the other hosts that are requested in each state
     */
    void compare(URI application, Path data, Set<String> expectedDraft, Function<ConsentState, Set<String>> otherHosts)
            throws Exception {
        useDirectly(application);
        Options options = Options.DEFAULT.withUpstream(application);
        Path draft = data.resolve("draft.json");
        try (RunningDemo demo =
                new RunningDemo(options.withMode(Mode.REPORT_ONLY).withDraft(draft), data.resolve("draft"))) {
            useForDraft(demo.uri("/"));
        }
        Path catalogue = makeCatalogue(draft, expectedDraft, data.resolve("catalogue.json"));
        try (RunningDemo demo = new RunningDemo(options.withCatalogue(catalogue), data.resolve("enforced"))) {
            useInEachState(demo.uri("/"), otherHosts);
        }
    }

    /** Uses the application without the product, and notes the problems that it has. */
    void useDirectly(URI address) throws Exception {
        try (ApplicationVisit visit = run("direct", address, page -> {})) {
            ownProblems.addAll(visit.problems());
        }
    }

    /** Uses the application in report-only mode. */
    void useForDraft(URI address) throws Exception {
        try (ApplicationVisit visit = run("draft", address, page -> {})) {
            assertNoNewProblem("draft", visit);
        }
    }

    /** Makes a catalogue from the draft, which must contain these names. */
    Path makeCatalogue(Path draft, Set<String> expected, Path catalogue) throws IOException {
        DraftedCatalogue drafted = DraftedCatalogue.read(draft);
        assertEquals(new TreeSet<>(expected), drafted.names(), "names in the draft");
        return drafted.write(catalogue);
    }

    /** Uses the application in each state of consent, where these other hosts are requested. */
    void useInEachState(URI address, Function<ConsentState, Set<String>> otherHosts) throws Exception {
        for (ConsentState state : ConsentState.values()) {
            try (ApplicationVisit visit = run(state.name(), address, state::choose)) {
                assertNoNewProblem(state.name(), visit);
                assertEquals(otherHosts.apply(state), visit.otherHosts(), state.name());
            }
        }
    }

    private ApplicationVisit run(String name, URI address, Choice choice) throws Exception {
        long start = System.nanoTime();
        ApplicationVisit visit = browser.apply(address).run(used -> steps.run(used, choice));
        reporter.publishEntry(name, (System.nanoTime() - start) / 1_000_000_000 + " s");
        return visit;
    }

    private void assertNoNewProblem(String name, ApplicationVisit visit) {
        Set<String> added = new TreeSet<>(visit.problems());
        added.removeAll(ownProblems);
        assertEquals(Set.of(), added, name);
    }
}
