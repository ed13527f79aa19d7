// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.time.Clock;
import java.util.Map;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.choice.ChoiceCookie;
import org.cookiecharter.consent.ClientNetwork;
import org.cookiecharter.consent.Consent;
import org.cookiecharter.consent.ConsentReader;
import org.cookiecharter.consent.CookieListener;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.consent.LearnedScopes;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.consent.ResponseCookies;
import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.consent.UsageStats;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.discovery.Discoveries;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.html.UnmodifiedPages;
import org.cookiecharter.proof.DailyCount.Kind;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.util.Attributes;
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
    /** Where a browser looks whether its signal is honoured, whatever the path of the rest (W3C, Global Privacy Control). */
    public static final String GPC_PATH = "/.well-known/gpc.json";

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    private final Catalogue catalogue;
    private final Mode mode;
    private final @Nullable CookieListener listener;
    private final CookieMetrics metrics;
    private final UsageStats usageStats;
    private final boolean asks;
    private final @Nullable Discoveries discoveries;
    private final ConsentReader reader;
    private final ResponseCookies cookies;
    private final Map<String, Endpoint> endpoints;
    /** How the paths of nearly all endpoints begin. */
    private final String own;

    private final @Nullable Endpoint refusal;
    private final ThirdPartyOrigins origins;
    private final @Nullable PageRewriter pages;

    /**
     * Makes everything.
     *
     * @param name what the site is called; empty if it is the only one
     * @param settings read once: what changes later changes nothing here
     * @param scopes what was learned of the site's cookies, under earlier versions of its catalogue too
     * @param refusal answers every request, on a host that may not be served; null for a site like any other
     */
    Site(
            String name,
            Catalogue catalogue,
            SiteSettings settings,
            SharedBySites shared,
            LearnedScopes scopes,
            @Nullable Endpoint refusal) {
        this.catalogue = catalogue;
        this.refusal = refusal;
        metrics = shared.metrics();
        discoveries = shared.discoveries();
        usageStats = shared.upkeep().usageStats();
        asks = ConsentCategories.anyService(catalogue);
        mode = settings.getMode();
        listener = settings.getCookieListener();
        Clock clock = settings.getClock();
        String path = shared.path();
        own = path;
        ChoiceField field =
                new ChoiceField(settings.getCookieName(), settings.getCookieDomain(), settings.getCookieDuration());
        CookiePolicy policy = new CookiePolicy(catalogue, field.name(), settings.isAllowUndeclared());
        // One choice holds on all hosts of the domain that its cookie is sent to.
        String signedFor = settings.getCookieDomain() == null ? name : "";
        ChoiceCookie choiceCookie = new ChoiceCookie(shared.upkeep()::keys, signedFor, field.duration());
        Endpoints made = new Endpoints(policy, shared, choiceCookie, clock, settings.getRecordPolicy());
        cookies = new ResponseCookies(mode, clock, discoveries, scopes);
        reader = new ConsentReader(policy, choiceCookie, clock, metrics, usageStats);
        origins = new ThirdPartyOrigins(
                catalogue, mode == Mode.ENFORCE && settings.isBlockThirdParties(), shared.undeclaredHosts());
        endpoints = made.at(path, field, mode, origins);
        pages = pages(settings, path, made, shared.unmodifiedPages());
        catalogue.warnings().forEach(warning -> LOG.info("Catalogue warning: {}", warning));
    }

    private @Nullable PageRewriter pages(
            SiteSettings settings, String path, Endpoints made, UnmodifiedPages unmodified) {
        boolean inject = settings.isInjectBanner();
        boolean looks = settings.isBlockThirdParties() && (origins.holdsAny() || inject || mode == Mode.REPORT_ONLY);
        NoScriptBanner plain = settings.isInjectNoScriptBanner() ? made.noScriptBanner(path) : null;
        if (!looks && !inject && !settings.isRestrictOriginsByCsp() && plain == null) {
            return null;
        }
        BannerScript script = made.script();
        return new PageRewriter(
                inject ? script.source() : null,
                plain == null ? script.version() : script.version() + plain.version(),
                looks ? origins : null,
                settings.isRestrictOriginsByCsp() ? OriginCsp.of(catalogue, mode) : null,
                plain,
                unmodified);
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /**
     * What the visitor of a request agreed to.
     *
     * @param headers of the request
     * @param takesCommas whether the server reads cookies as RFC 2965 had them
     * @param connection what is kept with the connection, so that the same cookies are read once; null if none is known
     */
    public Consent read(HttpFields headers, boolean takesCommas, @Nullable Attributes connection) {
        return reader.read(headers, takesCommas, connection);
    }

    /** What answers this path, that of a context included; null if it is the application's. */
    public @Nullable Endpoint endpoint(String path) {
        if (refusal != null) {
            return refusal;
        }
        return path.startsWith(own) || path.equals(GPC_PATH) ? endpoints.get(path) : null;
    }

    /** Notes what becomes of the cookies that came. Returns whether any is to be hidden from the application. */
    public boolean recordRequestCookies(Consent consent, SiteRequest request) {
        if (discoveries != null) {
            for (int i = 0; i < consent.requestCookies().size(); i++) {
                if (consent.decision(i).isUndeclared()) {
                    discoveries.addReported(
                            ClientNetwork.of(request),
                            Storage.COOKIE,
                            consent.requestCookies().get(i).name());
                }
            }
        }
        return consent.recordRequestCookies(mode);
    }

    /** What decides on the cookies of responses. */
    public ResponseCookies cookies() {
        return cookies;
    }

    /** What is done to pages of the application; null for nothing. */
    public @Nullable PageRewriter pages() {
        return pages;
    }

    /** Tells who listens what became of the cookies, outside of locks, when the head of the response is on its way. */
    public void publishCookieEvents(SiteRequest request, Consent consent) {
        metrics.publish(request, consent, listener);
    }

    /**
     * Whether a visit begins with this response, on a site that asks its visitors: to be told to {@link #countPrompt}.
     *
     * @param status of the response
     * @param fields of the response
     */
    public boolean beginsVisit(SiteRequest request, int status, HttpFields fields) {
        return asks && Visit.begins(request, status, fields);
    }

    /** Counts a visit, where the visitor is to be asked. */
    public void countPrompt(Consent consent) {
        if (consent.isChoiceNeeded()) {
            usageStats.count(Kind.ASKED);
        }
    }
}
