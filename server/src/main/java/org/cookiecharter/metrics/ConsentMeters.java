// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.CookieMetrics;

/**
 * The meters of a handler or filter for Micrometer, which exports them to Prometheus, OpenTelemetry and others.
 *
 * <pre>{@code new ConsentMeters(consent.getMonitor()).bindTo(registry);}</pre>
 *
 * <p>The names of all meters start with {@code cookie.charter}. The number of time series is bounded: services are those
 * of the catalogues, at most 200, and all other tags are enumerations. No tag has a value that a client can choose.
 */
public final class ConsentMeters implements MeterBinder {
    private static final String PREFIX = "cookie.charter.";

    private final ConsentMonitor monitor;

    /** Creates the meters of a handler or filter; they measure nothing until they are bound to a registry. */
    public ConsentMeters(ConsentMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        CookieMetrics cookies = monitor.cookies();
        cookies.forEachService(service -> bindService(service, registry));
        for (ChoiceMethod method : ChoiceMethod.values()) {
            counter("choices", cookies, source -> source.getCount(method))
                    .tag("method", method.text())
                    .description("Choices of visitors by the method with which they were made")
                    .register(registry);
        }
        counter("prompts", cookies, CookieMetrics::getPrompts)
                .description("Visits that began with the consent banner")
                .register(registry);
        visits("region", cookies, CookieMetrics::getRegionVisits, registry);
        visits("strictest", cookies, CookieMetrics::getStrictestVisits, registry);
        for (Storage storage : Storage.values()) {
            counter("storage.undeclared", cookies, source -> source.getUndeclaredEntries(storage))
                    .tag("storage", storage.text())
                    .description("Reports by scripts of pages of undeclared names, blocked in mode enforce")
                    .register(registry);
        }
        counter("third.parties.undeclared", monitor, ConsentMonitor::undeclaredThirdParties)
                .description("References in pages to third parties that no catalogue declares")
                .register(registry);
        counter("pages.unmodified", monitor, ConsentMonitor::unmodifiedPages)
                .description("Pages sent unmodified because their Content-Security-Policy cannot admit the script")
                .register(registry);
        bindStore(registry);
    }

    private static void visits(
            String rule, CookieMetrics cookies, ToDoubleFunction<CookieMetrics> number, MeterRegistry registry) {
        counter("region.visits", cookies, number)
                .tag("rule", rule)
                .description("Visits by the rule that applied, on sites with rules for regions")
                .register(registry);
    }

    private void bindService(String service, MeterRegistry registry) {
        CookieMetrics cookies = monitor.cookies();
        for (CookieAction action : CookieAction.values()) {
            counter("cookies", cookies, source -> source.getCount(service, action))
                    .tag("action", action.name().toLowerCase(Locale.ROOT))
                    .tag("service", service)
                    .description("Actions on cookies of requests and responses")
                    .register(registry);
        }
        counter("third.parties.blocked", cookies, source -> source.getBlockedReferences(service))
                .tag("service", service)
                .description("References in pages to hosts of a service that were blocked until consent")
                .register(registry);
    }

    private void bindStore(MeterRegistry registry) {
        Timer durable = append("success").register(registry);
        Timer failed = append("failure").register(registry);
        monitor.cookies()
                .addAppendListener(
                        (nanos, isDurable) -> (isDurable ? durable : failed).record(nanos, TimeUnit.NANOSECONDS));
        Gauge.builder(PREFIX + "store.pending", monitor, ConsentMonitor::pendingRecords)
                .description("Records that wait to be written to the proof store")
                .register(registry);
        Gauge.builder(PREFIX + "store.late", monitor, ConsentMonitor::lateRecords)
                .description("Records of refusals and withdrawals that wait for the proof store to be available")
                .register(registry);
        counter("store.lost", monitor, ConsentMonitor::lostRecords)
                .description("Records of refusals and withdrawals that were lost because too many waited")
                .register(registry);
    }

    private static Timer.Builder append(String outcome) {
        return Timer.builder(PREFIX + "store.append")
                .tag("outcome", outcome)
                .description("Time until a choice is durable in the proof store, or its write has failed");
    }

    private static <T> FunctionCounter.Builder<T> counter(String name, T source, ToDoubleFunction<T> number) {
        return FunctionCounter.builder(PREFIX + name, source, number);
    }
}
