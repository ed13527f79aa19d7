// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.site;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.cookiecharter.account.SiteAccounts;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.cookiecharter.catalogue.Category;
import org.cookiecharter.catalogue.ConsentRequirement;
import org.cookiecharter.catalogue.Storage;
import org.cookiecharter.choice.cookie.ChoiceCookie;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.discovery.Discoveries;
import org.cookiecharter.endpoint.Endpoint;
import org.cookiecharter.endpoint.banner.BannerScript;
import org.cookiecharter.endpoint.banner.NoScriptBanner;
import org.cookiecharter.endpoint.choice.ConsentCookieHeader;
import org.cookiecharter.enforcement.ClientNetwork;
import org.cookiecharter.enforcement.ConsentReader;
import org.cookiecharter.enforcement.ExchangeConsent;
import org.cookiecharter.enforcement.RegionPolicies;
import org.cookiecharter.enforcement.ResponseCookies;
import org.cookiecharter.enforcement.UsageStats;
import org.cookiecharter.enforcement.scope.LearnedScopes;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.html.UnmodifiedPages;
import org.cookiecharter.proof.DailyCount.Kind;
import org.cookiecharter.settings.ConsentSettings;
import org.cookiecharter.thirdparty.OriginCsp;
import org.cookiecharter.thirdparty.ThirdPartyOrigins;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A site: everything that is created from one catalogue before the first request, to read consents, filter cookies,
 * rewrite pages and serve the endpoints. It is independent of the server. An integration calls, in the order of an
 * exchange, {@link #read}, then {@link #endpoint} or, around the application, {@link #recordRequestCookies},
 * {@link #pages} and {@link #cookies}, and finally {@link #publishCookieEvents}. Immutable and thread-safe.
 */
public final class Site {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    /** For how long a site may not ask visitors to allow a sale or sharing again (CCPA, 1798.135(c)(4)). */
    private static final int MIN_OPT_OUT_MONTHS = 12;

    private final Catalogue catalogue;
    private final Mode mode;
    private final CookieMetrics metrics;
    private final UsageStats usageStats;
    private final boolean hasChoices;
    private final @Nullable Discoveries discoveries;
    private final ConsentReader reader;
    private final ResponseCookies cookies;
    private final Map<String, Endpoint> endpoints;
    /** The prefix of nearly all endpoints' paths. */
    private final String endpointPath;

    private final @Nullable Endpoint errorEndpoint;
    private final ThirdPartyOrigins origins;
    private final @Nullable PageRewriter pages;

    /**
     * Creates everything.
     *
     * @param name the name of the site; empty if it is the only one
     * @param settings read once: later changes have no effect
     * @param scopes the learned scopes of the site's cookies, also under earlier versions of its catalogue
     * @param errorEndpoint the endpoint for all requests of a host that may not be served; null for a normal site
     */
    Site(
            String name,
            Catalogue catalogue,
            ConsentSettings settings,
            SharedState shared,
            LearnedScopes scopes,
            @Nullable Endpoint errorEndpoint) {
        this.catalogue = catalogue;
        this.errorEndpoint = errorEndpoint;
        metrics = shared.metrics();
        metrics.addServices(catalogue);
        Drafts drafts = shared.drafts();
        discoveries = drafts == null ? null : drafts.discoveries(name, catalogue.site());
        usageStats = shared.upkeep().usageStats();
        hasChoices = !catalogue.choosableCategories().isEmpty();
        mode = settings.getMode();
        Clock clock = settings.getClock();
        String path = shared.path();
        endpointPath = path;
        ConsentCookieHeader cookieHeader = new ConsentCookieHeader(
                settings.getCookieName(), settings.getCookieDomain(), settings.choiceValidity());
        CookiePolicy policy = new CookiePolicy(
                catalogue, cookieHeader.name(), settings.isAllowUndeclared(), settings.isAccountChoices());
        // A choice is valid on all hosts of the domain to which its cookie is sent.
        String signedSite = settings.getCookieDomain() == null ? name : "";
        ChoiceCookie choiceCookie = new ChoiceCookie(shared.upkeep()::keys, signedSite, cookieHeader.validity());
        Endpoints endpointFactory = new Endpoints(
                policy, shared, choiceCookie, clock, settings.getRecordPolicy(), settings.regionHeaders());
        cookies = new ResponseCookies(mode, clock, discoveries, scopes);
        SiteAccounts accounts = settings.isAccountChoices()
                ? new SiteAccounts(
                        shared.upkeep().accountChoices(),
                        shared.upkeep()::keys,
                        signedSite,
                        shared.upkeep().proofs().salt(),
                        policy,
                        cookieHeader.domain(),
                        cookieHeader.validity(),
                        clock)
                : null;
        reader = new ConsentReader(
                new RegionPolicies(policy, settings.regionReader()),
                choiceCookie,
                clock,
                shared.eventLog(),
                usageStats,
                accounts);
        origins = new ThirdPartyOrigins(
                catalogue,
                mode == Mode.ENFORCE && settings.isBlockThirdParties(),
                shared.undeclaredHosts(),
                metrics,
                discoveries);
        endpoints = endpointFactory.create(path, cookieHeader, mode, origins, discoveries);
        pages = pages(settings, path, endpointFactory, shared.unmodifiedPages());
        warnAboutRegions(settings);
        catalogue.warnings().forEach(warning -> LOG.info("Catalogue warning: {}", warning));
    }

    private void warnAboutRegions(ConsentSettings settings) {
        List<RegionRule> rules = catalogue.regionRules();
        if (!rules.isEmpty() && !settings.isRegionKnown()) {
            LOG.warn(
                    "The catalogue has regions, but regionHeader is not set: the strictest rule applies to all visitors");
        }
        boolean isSaleOptOut = catalogue.choosableCategories().stream()
                .filter(Category::saleOrSharing)
                .anyMatch(category ->
                        rules.stream().anyMatch(rule -> rule.consent(category) == ConsentRequirement.OPT_OUT));
        if (isSaleOptOut && settings.choiceValidity().refusalMonths() < MIN_OPT_OUT_MONTHS) {
            LOG.warn(
                    "A rule allows a sale or sharing of data until visitors object, but refusalDuration is shorter than a"
                            + " year: afterwards an objection is forgotten (CCPA, 1798.135(c)(4)); set it to P13M");
        }
    }

    private @Nullable PageRewriter pages(
            ConsentSettings settings, String path, Endpoints endpointFactory, UnmodifiedPages unmodifiedPages) {
        boolean inject = settings.isInjectBanner();
        boolean scansPages =
                settings.isBlockThirdParties() && (origins.hasBlockableOrigins() || inject || mode == Mode.REPORT_ONLY);
        NoScriptBanner noScriptBanner = settings.isInjectNoScriptBanner() ? endpointFactory.noScriptBanner(path) : null;
        if (!scansPages && !inject && !settings.isRestrictOriginsByCsp() && noScriptBanner == null) {
            return null;
        }
        BannerScript script = endpointFactory.script();
        return new PageRewriter(
                inject ? script.source() : null,
                inject ? script.regionSource() : null,
                noScriptBanner == null ? script.version() : script.version() + noScriptBanner.version(),
                scansPages ? origins : null,
                settings.isRestrictOriginsByCsp() ? OriginCsp.of(catalogue, mode) : null,
                noScriptBanner,
                unmodifiedPages);
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /**
     * Returns the consent of the visitor of a request.
     *
     * @param headers the header fields of the request
     * @param allowsCommas whether the server parses cookies by RFC 2965, which separates them by commas too
     * @param connection the attributes of the connection, in which the last cookies are cached; null if not known
     */
    public ExchangeConsent read(HttpFields headers, boolean allowsCommas, @Nullable Attributes connection) {
        return reader.read(headers, allowsCommas, connection);
    }

    /**
     * Returns whether this is the path at which browsers check if their signal is honoured, which does not depend on
     * the path of the endpoints (W3C, Global Privacy Control).
     */
    public static boolean isGpcStatement(String path) {
        return path.equals(Endpoints.GPC_PATH);
    }

    /** Returns the endpoint of this path (with the context path), or null if the path belongs to the application. */
    public @Nullable Endpoint endpoint(String path) {
        if (errorEndpoint != null) {
            return errorEndpoint;
        }
        return path.startsWith(endpointPath) || isGpcStatement(path) ? endpoints.get(path) : null;
    }

    /** Records the action on each cookie of the request. Returns whether any must be stripped. */
    public boolean recordRequestCookies(ExchangeConsent consent, SiteRequest request) {
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

    /** Returns the policy for the cookies of responses. */
    public ResponseCookies cookies() {
        return cookies;
    }

    /** Returns the rewriter of the application's pages, or null if they are not rewritten. */
    public @Nullable PageRewriter pages() {
        return pages;
    }

    /** Logs the events and notifies the listener; call it without locks when the response header is on its way. */
    public void publishCookieEvents(SiteRequest request, ExchangeConsent consent) {
        consent.publishEvents(request);
    }

    /**
     * Returns whether a visit starts with this response, on a site with a consent banner. If so, call
     * {@link #countPrompt}.
     *
     * @param status the status of the response
     * @param isPage whether it declares the type of a page
     */
    public boolean beginsVisit(SiteRequest request, int status, boolean isPage) {
        return hasChoices && VisitDetector.isStart(request, status, isPage);
    }

    /** Counts a visit by the rule for the visitor's region, if there are rules, and if the banner asks the visitor. */
    public void countPrompt(ExchangeConsent consent) {
        RegionRule rule = consent.rule();
        if (rule != null) {
            metrics.countRegionVisit(rule.regions().isEmpty());
        }
        if (consent.isChoiceNeeded()) {
            usageStats.count(Kind.ASKED);
            metrics.countPrompt();
        }
    }
}
