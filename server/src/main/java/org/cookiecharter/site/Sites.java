// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.site;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.catalogue.CatalogueSource;
import org.cookiecharter.consent.ConsentListener;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.enforcement.scope.LearnedScopes;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.settings.ConsentSettings;
import org.cookiecharter.webhook.WebhookDelivery;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sites of one server, by host. Each is created from its catalogue on the first request, and again when the
 * catalogue changes; if there are many, only the most recently used ones stay loaded. Thread-safe.
 *
 * <p>A request for a host without a catalogue is rejected with 421 (RFC 9110, 15.5.20), and one for a host whose
 * catalogue has always had errors with 503: no request reaches an application whose cookies are not declared. In
 * {@link Mode#REPORT_ONLY} both are served, as sites that declare nothing.
 */
public final class Sites extends ContainerLifeCycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sites.class);

    private final CatalogueProvider catalogues;
    private final ConsentSettings settings;
    private final SharedState shared;
    private final Clock clock;
    private final int maxLoadedSites;
    private final UndeclaredSite unknownHostSite;
    /** The site of all hosts at all times, or null if they differ. */
    private final @Nullable Site singleSite;

    private final Map<CatalogueSource, ReloadingSite> reloadingSites = new ConcurrentHashMap<>();
    /**
     * Number of sites loaded so far. It is the clock by which sites record their last use, to avoid a write per
     * request.
     */
    private final AtomicLong loadCount = new AtomicLong();

    private final Throttle throttle;
    private final Runnable refresh = this::refresh;
    private final AtomicReference<String> lastFailure = new AtomicReference<>("");

    /**
     * Creates the sites, and loads the one for all hosts without a catalogue of their own, if there is one.
     *
     * @param proofs the store in which choices are recorded; it stays open when the sites stop
     * @param settings read once; they cannot be changed until the sites stop
     * @param context the prefix of the path in the settings: empty, or the context path of a web application, like
     *     {@code /shop}
     * @param metrics the numbers of actions on cookies
     * @throws IllegalArgumentException if the context is neither
     * @throws IllegalStateException if a draft file is set in enforcing mode
     * @throws java.io.UncheckedIOException if the proof store cannot be read
     * @throws RuntimeException if the catalogue of that site has errors or cannot be read
     */
    public Sites(
            CatalogueProvider catalogues,
            ProofStore proofs,
            ConsentSettings settings,
            String context,
            CookieMetrics metrics) {
        if (settings.getDraftFile() != null && settings.getMode() != Mode.REPORT_ONLY) {
            throw new IllegalStateException(
                    "draftFile (" + settings.getDraftFile() + ") needs report-only mode; set the mode to report-only");
        }
        this.catalogues = catalogues;
        this.settings = settings;
        List<WebhookDelivery> webhooks = settings.getWebhooks().stream()
                .map(webhook -> new WebhookDelivery(proofs, webhook, settings.getClock()))
                .toList();
        webhooks.forEach(this::addBean);
        ConsentListener listener = settings.getConsentListener();
        ProofUpkeep upkeep = new ProofUpkeep(
                proofs,
                record -> {
                    webhooks.forEach(WebhookDelivery::wake);
                    if (listener != null) {
                        listener.onChoice(record);
                    }
                },
                settings.getRecordPolicy().retention(),
                settings.getClock());
        addBean(upkeep);
        this.shared = SharedState.of(settings, context, upkeep, metrics);
        this.clock = settings.getClock();
        this.maxLoadedSites = settings.getMaxLoadedSites();
        this.throttle = new Throttle(clock.millis());
        this.unknownHostSite = new UndeclaredSite(
                "", HttpStatus.MISDIRECTED_REQUEST_421, "no site of this server has this host name", settings, shared);
        CatalogueSource defaultSource = catalogues.find("");
        if (defaultSource != null) {
            reloadingSite(defaultSource).start(clock.millis());
        }
        this.singleSite = defaultSource != null && catalogues.isConstant()
                ? reloadingSite(defaultSource).current(clock.millis())
                : null;
        Drafts drafts = shared.drafts();
        if (drafts != null) {
            addBean(drafts);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        settings.retain(this);
    }

    @Override
    protected void doStop() throws Exception {
        settings.release(this);
        super.doStop();
    }

    /** Returns the site of this host. May read a file. */
    public Site site(String host) {
        if (singleSite != null) {
            return singleSite;
        }
        long now = clock.millis();
        throttle.run(now, refresh);
        CatalogueSource source = catalogues.find(canonical(host));
        return source == null ? unknownHostSite.site() : reloadingSite(source).current(now);
    }

    private ReloadingSite reloadingSite(CatalogueSource source) {
        ReloadingSite reloading = reloadingSites.get(source);
        if (reloading == null) {
            reloading = reloadingSites.computeIfAbsent(source, this::newReloadingSite);
            evictExcept(reloading);
        } else {
            reloading.markUsed(loadCount.get());
        }
        return reloading;
    }

    private void evictExcept(ReloadingSite latest) {
        while (reloadingSites.size() > maxLoadedSites) {
            reloadingSites.values().stream()
                    .filter(site -> site != latest)
                    .min(Comparator.comparingLong(ReloadingSite::lastUse))
                    .ifPresent(eldest -> reloadingSites.remove(eldest.source(), eldest));
        }
    }

    private ReloadingSite newReloadingSite(CatalogueSource source) {
        LearnedScopes scopes = new LearnedScopes();
        UndeclaredSite brokenSite = new UndeclaredSite(
                source.site(),
                HttpStatus.SERVICE_UNAVAILABLE_503,
                "the catalogue of this site has errors; see the log",
                settings,
                shared);
        ReloadingSite made = new ReloadingSite(source, version -> load(version, scopes), brokenSite::site);
        // Before others see it, which would take it for the one that was not used for longest.
        made.markUsed(loadCount.incrementAndGet());
        return made;
    }

    private Site load(CatalogueSource source, LearnedScopes scopes) {
        return new Site(source.site(), source.load(), settings, shared, scopes, null);
    }

    private void refresh() {
        try {
            catalogues.refresh();
            lastFailure.set("");
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(lastFailure.getAndSet(message))) {
                LOG.error("The list of sites could not be refreshed; keeping the previous one: {}", message);
            }
        }
    }

    /** Returns the origin and revision of each loaded catalogue. */
    public List<String> loadedCatalogues() {
        return reloadingSites.values().stream()
                .map(ReloadingSite::toString)
                .sorted()
                .toList();
    }

    /** Returns the revision of each loaded catalogue, by the address of its site. */
    public SortedMap<String, String> revisions() {
        SortedMap<String, String> revisions = new TreeMap<>();
        for (ReloadingSite site : reloadingSites.values()) {
            Catalogue catalogue = site.catalogue();
            if (catalogue != null) {
                revisions.put(catalogue.site(), catalogue.revision());
            }
        }
        return revisions;
    }

    /** Returns the number of records that wait to be written to the proof store. */
    public int pendingRecords() {
        return shared.upkeep().proofs().pendingRecords();
    }

    /** Returns the number of records of refusals and withdrawals that wait for the proof store to be available. */
    public int lateRecords() {
        return shared.upkeep().lateRecords().size();
    }

    /** Returns the number of records of refusals and withdrawals that were lost because too many waited. */
    public long lostRecords() {
        return shared.upkeep().lateRecords().lost();
    }

    /** Returns the number of sites that are loaded. */
    int size() {
        return reloadingSites.size();
    }

    private static String canonical(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Returns the number of references in pages to third parties that the catalogue does not declare. */
    public long undeclaredThirdParties() {
        return shared.undeclaredHosts().count();
    }

    /** Returns the number of pages sent unmodified because their Content-Security-Policy cannot admit the script. */
    public long unmodifiedPages() {
        return shared.unmodifiedPages().count();
    }

    /** Returns the hosts of these third parties, in alphabetical order; a thousand at most. */
    public List<String> undeclaredThirdPartyHosts() {
        return shared.undeclaredHosts().hosts();
    }

    /** Returns the number of reports of each undeclared name and third party that scripts of pages reported. */
    public SortedMap<String, Long> pageReports() {
        return shared.reports().counts();
    }
}
