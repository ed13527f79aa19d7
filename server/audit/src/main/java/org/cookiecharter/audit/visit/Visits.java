// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cookiecharter.audit.crawl.PageQueue;
import org.cookiecharter.audit.observation.Step;
import org.cookiecharter.audit.observation.VisitObservations;
import org.cookiecharter.audit.observation.Visitor;

/**
 * The four visits of an audit, one after the other. The undecided visitor finds the pages, which the others then read
 * too.
 */
public final class Visits {
    private final VisitSettings settings;
    private final Clock clock;
    private final Consumer<Visitor> progress;
    private String browserVersion = "";
    private boolean started;

    /** @param progress called before each visit */
    public Visits(VisitSettings settings, Clock clock, Consumer<Visitor> progress) {
        this.settings = settings;
        this.clock = clock;
        this.progress = progress;
    }

    /** Returns the name and version of the browser; empty before the first visit. */
    public String browserVersion() {
        return browserVersion;
    }

    /**
     * Makes the visits.
     *
     * @param followLinks whether the pages that visited pages link to are visited too
     * @return what they observed; only that of the undecided visitor if the first page could not be read
     */
    public List<VisitObservations> run(PageQueue queue, boolean followLinks) {
        List<VisitObservations> all = new ArrayList<>();
        all.add(undecided(queue, followLinks));
        if (!started) {
            return all;
        }
        List<URI> pages = queue.visited();
        all.add(deciding(Visitor.REFUSING, Step.AFTER_REFUSAL, pages));
        all.add(deciding(Visitor.ACCEPTING, Step.AFTER_ACCEPTANCE, pages));
        all.add(deciding(Visitor.WITHDRAWING, Step.AFTER_ACCEPTANCE, pages));
        return all;
    }

    private VisitObservations undecided(PageQueue queue, boolean followLinks) {
        progress.accept(Visitor.UNDECIDED);
        URI start = queue.next();
        if (start == null) {
            throw new IllegalArgumentException("there is no page to visit");
        }
        try (Visit visit = new Visit(Visitor.UNDECIDED, settings, clock, start)) {
            browserVersion = visit.browserVersion();
            visit.logIn();
            if (!visit.open(Step.BEFORE_CHOICE, start)) {
                return visit.observations();
            }
            started = true;
            visit.takeScreenshot();
            if (followLinks) {
                queue.addFound(visit.links());
            }
            for (URI page = queue.next(); page != null; page = queue.next()) {
                if (visit.open(Step.BEFORE_CHOICE, page) && followLinks) {
                    queue.addFound(visit.links());
                }
            }
            // Last, because it presses buttons.
            visit.open(Step.BEFORE_CHOICE, start);
            visit.measureBanner();
            return visit.observations();
        }
    }

    private VisitObservations deciding(Visitor visitor, Step choice, List<URI> pages) {
        progress.accept(visitor);
        try (Visit visit = new Visit(visitor, settings, clock, pages.get(0))) {
            visit.logIn();
            visit.open(Step.BEFORE_CHOICE, pages.get(0));
            boolean chosen = visit.choose(choice);
            if (chosen) {
                pages.forEach(page -> visit.open(choice, page));
                visit.takeScreenshot();
            }
            if (chosen && visitor == Visitor.WITHDRAWING && visit.choose(Step.AFTER_WITHDRAWAL)) {
                pages.forEach(page -> visit.open(Step.AFTER_WITHDRAWAL, page));
            }
            return visit.observations();
        }
    }
}
