package org.cookiecharter.http;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.ChoiceCookie;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.proof.Sighting.Kind;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that is made from one catalogue, before the first request: what reads consents, holds cookies, rewrites pages and
 * answers under the site's own path. It knows no server: what brings one asks it, in the order of an exchange, for
 * {@link #read}, then {@link #endpoint} or, around the application, {@link #hides}, {@link #pages} and {@link #cookies},
 * and at the end {@link #tell}. Immutable, and safe for any number of threads.
 */
public final class Site {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    private final Catalogue catalogue;
    private final Mode mode;
    private final @Nullable CookieListener listener;
    private final CookieCounters counters;
    private final Sightings sightings;
    private final boolean asks;
    private final ConsentReader reader;
    private final AnswerCookies cookies;
    private final Map<String, Endpoint> endpoints;
    private final ThirdPartyOrigins origins;
    private final @Nullable PageRewriter pages;

    /**
     * Makes everything.
     *
     * @param settings read once: what changes later changes nothing here
     * @param upkeep of the store in which choices are recorded; several sites may share it, and its owner starts it
     * @param counters of what becomes of cookies; several sites may share them
     */
    public Site(Catalogue catalogue, SiteSettings settings, ProofUpkeep upkeep, CookieCounters counters) {
        this.catalogue = catalogue;
        this.counters = counters;
        sightings = upkeep.sightings();
        asks = Choosable.anyService(catalogue);
        mode = settings.getMode();
        listener = settings.getCookieListener();
        Clock clock = settings.getClock();
        String path = settings.getPath();
        ChoiceField field =
                new ChoiceField(settings.getCookieName(), settings.getCookieDomain(), settings.getCookieDuration());
        CookiePolicy policy = new CookiePolicy(catalogue, field.name(), settings.isPassUndeclared());
        ChoiceCookie choiceCookie = new ChoiceCookie(upkeep::keys, field.duration());
        Endpoints made = new Endpoints(policy, upkeep, choiceCookie, clock, settings.getRecordKeeping());
        endpoints = made.at(path, field, mode);
        cookies = new AnswerCookies(mode, clock);
        reader = new ConsentReader(policy, choiceCookie, clock, counters, sightings);
        origins = new ThirdPartyOrigins(catalogue, mode == Mode.ENFORCE && settings.isGateThirdParties(), sightings);
        pages = pages(settings, made);
        catalogue.advice().forEach(advice -> LOG.info("Advice on the catalogue: {}", advice));
    }

    private @Nullable PageRewriter pages(SiteSettings settings, Endpoints made) {
        boolean inject = settings.isInjectBanner();
        boolean looks = settings.isGateThirdParties() && (origins.holdsAny() || inject || mode == Mode.REPORT);
        PlainBanner plain = settings.isInjectPlainBanner() ? made.plainBanner(settings.getPath()) : null;
        if (!looks && !inject && !settings.isRestrictOrigins() && plain == null) {
            return null;
        }
        BannerScript script = made.script();
        return new PageRewriter(
                inject ? script.source() : null,
                plain == null ? script.version() : script.version() + plain.version(),
                looks ? origins : null,
                settings.isRestrictOrigins() ? OriginPolicy.of(catalogue, mode) : null,
                plain);
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /**
     * What the visitor of a request agreed to.
     *
     * @param headers of the request
     * @param takesCommas whether the server reads cookies as RFC 2965 had them
     */
    public Consent read(HttpFields headers, boolean takesCommas) {
        return reader.read(headers, takesCommas);
    }

    /** What answers this path, without the path of a context that it lies in; null where it is the application's. */
    public @Nullable Endpoint endpoint(String path) {
        return endpoints.get(path);
    }

    /** Notes what becomes of the cookies that came. Returns whether any is to be hidden from the application. */
    public boolean hides(Consent consent) {
        return consent.noteSent(mode);
    }

    /** What decides on the cookies of answers. */
    public AnswerCookies cookies() {
        return cookies;
    }

    /** What is done to pages of the application; null for nothing. */
    public @Nullable PageRewriter pages() {
        return pages;
    }

    /** Tells who listens what became of the cookies, outside of locks, when the head of the answer is on its way. */
    public void tell(SiteRequest request, Consent consent) {
        counters.tell(request, consent, listener);
    }

    /**
     * Counts the visits that begin without a choice, for the operator's report.
     *
     * @param status of the answer
     * @param fields of the answer
     */
    public void see(SiteRequest request, Consent consent, int status, HttpFields fields) {
        if (asks && consent.isAsked() && Visit.begins(request, status, fields.get(HttpHeader.CONTENT_TYPE))) {
            sightings.see(Kind.ASKED);
        }
    }

    /** How often pages named a third party that the catalogue does not name. */
    public long undeclaredThirdParties() {
        return origins.undeclared();
    }

    /** The hosts of these third parties, in alphabetical order; a thousand at most. */
    public List<String> undeclaredThirdPartyHosts() {
        return origins.hosts();
    }
}
