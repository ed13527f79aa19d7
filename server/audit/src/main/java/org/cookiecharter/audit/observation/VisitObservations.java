// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one visit observed.
 *
 * @param visitor the visitor
 * @param choices the choices that were tried, in order
 * @param snapshots what the browser stored after each page, in order
 * @param cookieWrites the attempts to set or delete cookies, in order
 * @param storageWrites the scripts' calls that stored other entries, in order
 * @param requests the requests, in order
 * @param exchanges the requests with their responses, in order, for HAR files
 * @param banner the banner; null if none was found, or none was looked for
 * @param screenshots pictures of the steps
 * @param problems pages that could not be loaded, and other gaps of the observation
 */
public record VisitObservations(
        Visitor visitor,
        List<ChoiceMade> choices,
        List<Snapshot> snapshots,
        List<CookieWrite> cookieWrites,
        List<StorageWrite> storageWrites,
        List<RequestObservation> requests,
        List<HttpExchange> exchanges,
        @Nullable BannerObservation banner,
        List<Screenshot> screenshots,
        List<String> problems) {
    public VisitObservations {
        choices = List.copyOf(choices);
        snapshots = List.copyOf(snapshots);
        cookieWrites = List.copyOf(cookieWrites);
        storageWrites = List.copyOf(storageWrites);
        requests = List.copyOf(requests);
        exchanges = List.copyOf(exchanges);
        screenshots = List.copyOf(screenshots);
        problems = List.copyOf(problems);
    }

    /** Returns the snapshots of one step. */
    public Stream<Snapshot> snapshots(Step step) {
        return snapshots.stream().filter(snapshot -> snapshot.moment().step() == step);
    }

    /** Returns whether the visitor could make the choice that begins a step. */
    public boolean reached(Step step) {
        return step == Step.BEFORE_CHOICE
                || choices.stream().anyMatch(choice -> choice.step() == step && choice.succeeded());
    }
}
