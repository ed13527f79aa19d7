// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.finding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.audit.observation.BannerObservation;
import org.cookiecharter.audit.observation.ChoiceMade;
import org.cookiecharter.audit.observation.CookieWrite;
import org.cookiecharter.audit.observation.MaskedValue;
import org.cookiecharter.audit.observation.Moment;
import org.cookiecharter.audit.observation.RequestObservation;
import org.cookiecharter.audit.observation.Snapshot;
import org.cookiecharter.audit.observation.Step;
import org.cookiecharter.audit.observation.StoredCookie;
import org.cookiecharter.audit.observation.StoredEntry;
import org.cookiecharter.audit.observation.VisitObservations;
import org.cookiecharter.audit.observation.Visitor;
import org.jspecify.annotations.Nullable;

/** The observations of a visit that a test describes. */
final class ObservedVisit {
    private final Visitor visitor;
    private final List<ChoiceMade> choices = new ArrayList<>();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<CookieWrite> cookieWrites = new ArrayList<>();
    private final List<RequestObservation> requests = new ArrayList<>();
    private @Nullable BannerObservation banner;

    ObservedVisit(Visitor visitor) {
        this.visitor = visitor;
    }

    ObservedVisit choose(Step step, boolean succeeded, String... presses) {
        choices.add(new ChoiceMade(step, List.of(presses), succeeded));
        return this;
    }

    ObservedVisit store(Step step, StoredCookie... cookies) {
        snapshots.add(new Snapshot(moment(step), List.of(cookies), List.of()));
        return this;
    }

    ObservedVisit store(Step step, StoredEntry entry) {
        snapshots.add(new Snapshot(moment(step), List.of(), List.of(entry)));
        return this;
    }

    ObservedVisit write(Step step, CookieWrite.Source source, String name) {
        cookieWrites.add(new CookieWrite(
                name, "www.site.example", source, "setter", List.of(), null, false, null, moment(step)));
        return this;
    }

    ObservedVisit request(Step step, String host) {
        requests.add(new RequestObservation(
                "https://" + host + "/x", host, -1, "GET", "Script", "parser", "", List.of(), moment(step)));
        return this;
    }

    ObservedVisit banner(BannerObservation observed) {
        banner = observed;
        return this;
    }

    private static Moment moment(Step step) {
        return new Moment(step, "https://www.site.example/");
    }

    static StoredCookie cookie(String name, @Nullable Duration remaining) {
        return cookie(name, "www.site.example", remaining);
    }

    static StoredCookie cookie(String name, String domain, @Nullable Duration remaining) {
        return new StoredCookie(name, domain, "/", null, false, false, null, remaining, MaskedValue.of("value"));
    }

    VisitObservations observations() {
        return new VisitObservations(
                visitor,
                choices,
                snapshots,
                cookieWrites,
                List.of(),
                requests,
                List.of(),
                banner,
                List.of(),
                List.of());
    }
}
