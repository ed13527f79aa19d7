// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.catalogue.CatalogueSource;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.consent.LearnedScopes;
import org.cookiecharter.consent.Mode;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sites of one server, by host. Each is made from its catalogue when a request first asks for it, and again when the
 * catalogue changed; of many, those that were asked for last are kept. Safe for any number of threads.
 *
 * <p>A host that no catalogue is for is refused with 421 (RFC 9110, 15.5.20), and one whose catalogue was never without
 * errors with 503: nothing reaches an application whose cookies nobody declared. Where decisions are only counted
 * ({@link Mode#REPORT_ONLY}), both are served, as sites that declare nothing.
 */
public final class Sites {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    private final CatalogueProvider catalogues;
    private final SiteSettings settings;
    private final SharedBySites shared;
    private final Clock clock;
    private final int most;
    private final UndeclaredSite unknown;
    private final UndeclaredSite broken;
    /** Null where hosts or times differ. */
    private final @Nullable Site only;

    private final Map<CatalogueSource, ReloadingSite> live = new ConcurrentHashMap<>();
    /** Counts what was made: a site knows by it when it was last asked for, without a write for each request. */
    private final AtomicLong made = new AtomicLong();

    private final OncePerInterval refreshing;
    private final Runnable refresh = this::refresh;
    private final AtomicReference<String> failure = new AtomicReference<>("");

    /**
     * Makes the site of all hosts that have none of their own, where there is one.
     *
     * @param settings read once: what changes later changes nothing here
     * @param upkeep of the store in which choices are recorded; its owner starts it
     * @param counters of what becomes of cookies
     * @throws IllegalStateException if a draft is wanted of cookies that are blocked
     * @throws RuntimeException if that one's catalogue has errors or cannot be read
     */
    public Sites(CatalogueProvider catalogues, SiteSettings settings, ProofUpkeep upkeep, CookieMetrics counters) {
        this(catalogues, settings, "", upkeep, counters);
    }

    /**
     * The same where they lie under a path, as web applications do.
     *
     * @param context goes before the path of the settings; empty, or like {@code /shop}
     * @throws IllegalArgumentException if it is neither
     */
    public Sites(
            CatalogueProvider catalogues,
            SiteSettings settings,
            String context,
            ProofUpkeep upkeep,
            CookieMetrics counters) {
        if (settings.getDraftFile() != null && settings.getMode() != Mode.REPORT_ONLY) {
            throw new IllegalStateException("draftFile (" + settings.getDraftFile()
                    + ") is written in report-only mode alone; set the mode to REPORT_ONLY");
        }
        this.catalogues = catalogues;
        this.settings = settings;
        this.shared = SharedBySites.of(settings, context, upkeep, counters);
        this.clock = settings.getClock();
        this.most = settings.getMaxLoadedSites();
        this.refreshing = new OncePerInterval(clock.millis());
        this.unknown = new UndeclaredSite(
                HttpStatus.MISDIRECTED_REQUEST_421, "no site of this server has this host name", settings, shared);
        this.broken = new UndeclaredSite(
                HttpStatus.SERVICE_UNAVAILABLE_503,
                "the catalogue of this site has errors; see the log",
                settings,
                shared);
        CatalogueSource others = catalogues.find("");
        if (others != null) {
            live(others).start(clock.millis());
        }
        this.only = others != null && catalogues.isConstant() ? live(others).at(clock.millis()) : null;
    }

    /** The site that a request to this host is for. May read a file. */
    public Site of(String host) {
        if (only != null) {
            return only;
        }
        long now = clock.millis();
        refreshing.run(now, refresh);
        CatalogueSource source = catalogues.find(canonical(host));
        return source == null ? unknown.site() : live(source).at(now);
    }

    private ReloadingSite live(CatalogueSource source) {
        ReloadingSite known = live.get(source);
        if (known == null) {
            known = live.computeIfAbsent(source, this::newLiveSite);
            known.ask(made.incrementAndGet());
            forgetAbove(known);
        } else {
            known.ask(made.get());
        }
        return known;
    }

    private void forgetAbove(ReloadingSite latest) {
        while (live.size() > most) {
            live.values().stream()
                    .filter(site -> site != latest)
                    .min(Comparator.comparingLong(ReloadingSite::asked))
                    .ifPresent(eldest -> live.remove(eldest.source(), eldest));
        }
    }

    private ReloadingSite newLiveSite(CatalogueSource source) {
        LearnedScopes scopes = new LearnedScopes();
        return new ReloadingSite(source, version -> make(version, scopes), broken::site);
    }

    private Site make(CatalogueSource source, LearnedScopes scopes) {
        return new Site(source.site(), source.load(), settings, shared, scopes, null);
    }

    private void refresh() {
        try {
            catalogues.refresh();
            failure.set("");
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(failure.getAndSet(message))) {
                LOG.error("The sites stay those that were known: {}", message);
            }
        }
    }

    /** The catalogues that are in force on the sites that are ready: where each comes from, and its revision. */
    public List<String> inForce() {
        return live.values().stream().map(ReloadingSite::toString).sorted().toList();
    }

    /** What writes a draft, for the owner to start and stop; null if none is made. */
    public @Nullable DraftFile draft() {
        Path file = settings.getDraftFile();
        CatalogueSource others = catalogues.find("");
        String site = others == null
                ? ""
                : live(others).at(clock.millis()).catalogue().site();
        return file == null || shared.discoveries() == null ? null : new DraftFile(file, site, shared.discoveries());
    }

    /** How many are kept at the moment. */
    int size() {
        return live.size();
    }

    private static String canonical(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** How often pages named a third party that no service of their catalogue names. */
    public long undeclaredThirdParties() {
        return shared.undeclaredHosts().times();
    }

    /** Returns how many pages were sent unmodified, because their Content-Security-Policy cannot admit the script. */
    public long unmodifiedPages() {
        return shared.unmodifiedPages().count();
    }

    /** The hosts of these third parties, in alphabetical order; a thousand at most. */
    public List<String> undeclaredThirdPartyHosts() {
        return shared.undeclaredHosts().hosts();
    }

    /** The number of reports of each undeclared name and third party that scripts of pages reported. */
    public SortedMap<String, Long> pageReports() {
        return shared.reports().counts();
    }
}
