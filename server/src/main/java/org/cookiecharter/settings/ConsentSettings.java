// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.settings;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.consent.ConsentListener;
import org.cookiecharter.consent.CookieListener;
import org.cookiecharter.consent.Mode;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.util.annotation.ManagedAttribute;
import org.eclipse.jetty.util.annotation.ManagedObject;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a site, of a handler or a filter. Each has a default. Not thread-safe.
 *
 * <p>While a handler or filter uses them, every setter throws {@link IllegalStateException}.
 */
@ManagedObject("Settings of the consent handler")
public final class ConsentSettings {
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
    private static final int MIN_REFUSAL_MONTHS = 6;
    /** Within the 400 days that browsers allow. */
    private static final int MAX_MONTHS = 13;

    private static final Pattern REGION_HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}(\\s*,\\s*[A-Za-z0-9-]{1,64})?");
    private static final Pattern COOKIE_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private String path = "/consent";
    private String cookieName = "cookies_preferences";
    private @Nullable String cookieDomain;
    private Period cookieDuration = Period.ofMonths(6);
    private Period refusalDuration = Period.ofMonths(MIN_REFUSAL_MONTHS);
    private Mode mode = Mode.ENFORCE;
    private boolean injectBanner;
    private boolean injectNoScriptBanner;
    private List<String> bannerExcludedPaths = List.of();
    private boolean blockThirdParties = true;
    private boolean restrictOriginsByCsp;
    private boolean allowUndeclared;
    private boolean accountChoices;
    private @Nullable CookieListener listener;
    private @Nullable ConsentListener consentListener;
    private List<Webhook> webhooks = List.of();
    private int maxLoadedSites = 1000;
    private @Nullable Path draft;
    private RecordPolicy recordPolicy = RecordPolicy.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private @Nullable String regionHeader;
    private @Nullable Function<HttpFields, @Nullable String> regionFunction;

    private final Set<Object> users = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Creates the default settings. */
    public ConsentSettings() {}

    /** Makes every setter throw, until this user and all others have released the settings. */
    public void retain(Object user) {
        users.add(user);
    }

    /** Allows changes again, as far as this user is concerned; has no effect if it does not retain the settings. */
    public void release(Object user) {
        users.remove(user);
    }

    private void requireUnused() {
        if (!users.isEmpty()) {
            throw new IllegalStateException("the settings are in use; change them before the handler or filter starts");
        }
    }

    @ManagedAttribute("Path of the banner's script, the catalogue, the charter and the consent form")
    public String getPath() {
        return path;
    }

    /**
     * Sets the path under which the endpoints are served. Default: {@code /consent}.
     *
     * @throws IllegalArgumentException if it is not an absolute path without a slash at its end
     */
    public void setPath(String path) {
        requireUnused();
        this.path = requirePath(path);
    }

    public static String requirePath(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("path (" + path + ") must be like /consent");
        }
        return path;
    }

    @ManagedAttribute("Name of the consent cookie")
    public String getCookieName() {
        return cookieName;
    }

    /**
     * Sets the name of the consent cookie, which stores the visitor's choice. Default: {@code cookies_preferences}.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 of letters, digits, {@code _}, {@code .} and {@code -}
     */
    public void setCookieName(String name) {
        requireUnused();
        if (!COOKIE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("cookieName (" + name + ") must be 1 to 64 letters, digits, _ . and -");
        }
        this.cookieName = name;
    }

    @ManagedAttribute("Domain attribute of the consent cookie; null for this host only")
    public @Nullable String getCookieDomain() {
        return cookieDomain;
    }

    /**
     * Sets the {@code Domain} of the consent cookie, to share a choice with subdomains. Default: null, this host only.
     */
    public void setCookieDomain(@Nullable String domain) {
        requireUnused();
        if (domain != null && !COOKIE_NAME.matcher(domain).matches()) {
            throw new IllegalArgumentException("cookieDomain (" + domain + ") must be a host name like example.org");
        }
        this.cookieDomain = domain;
    }

    @ManagedAttribute("How long a grant is valid")
    public Period getCookieDuration() {
        return cookieDuration;
    }

    /**
     * Sets how long a choice is valid, in calendar months. Default: 6 months, as the CNIL recommends (2020-092, art.
     * 2). A refusal is valid at least as long as a grant.
     *
     * @throws IllegalArgumentException if it is not from 1 to 13 whole months; browsers store no cookie for more than
     *     400 days
     */
    public void setCookieDuration(Period duration) {
        requireUnused();
        this.cookieDuration = requireMonths("cookieDuration", duration, 1);
    }

    @ManagedAttribute("Minimum time after a refusal before the banner asks again")
    public Period getRefusalDuration() {
        return refusalDuration;
    }

    /**
     * Sets how long a refusal is valid, in calendar months, if this is longer than a grant is: the banner asks no
     * earlier about the same purpose. Default: 6 months, the minimum, which the CNIL recommends (2020-092, art. 2) and
     * the European Commission has proposed to prescribe (COM(2025) 837, art. 88a GDPR).
     *
     * @throws IllegalArgumentException if it is not from 6 to 13 whole months
     */
    public void setRefusalDuration(Period duration) {
        requireUnused();
        this.refusalDuration = requireMonths("refusalDuration", duration, MIN_REFUSAL_MONTHS);
    }

    private static Period requireMonths(String name, Period duration, int min) {
        long months = duration.toTotalMonths();
        boolean isWhole = duration.minusMonths(months).normalized().isZero();
        if (!isWhole || months < min || months > MAX_MONTHS) {
            throw new IllegalArgumentException(
                    name + " (" + duration + ") must be from P" + min + "M to P" + MAX_MONTHS + "M, in whole months");
        }
        return duration;
    }

    /** Returns how long grants and refusals are valid. */
    public Choice.Validity choiceValidity() {
        int grantMonths = (int) cookieDuration.toTotalMonths();
        return new Choice.Validity(grantMonths, Math.max(grantMonths, (int) refusalDuration.toTotalMonths()));
    }

    @ManagedAttribute("Whether decisions are enforced or only reported")
    public Mode getMode() {
        return mode;
    }

    /** Sets whether decisions are enforced, or only counted and logged. Default: {@link Mode#ENFORCE}. */
    public void setMode(Mode mode) {
        requireUnused();
        this.mode = mode;
    }

    @ManagedAttribute("Whether the banner's script is injected into HTML responses")
    public boolean isInjectBanner() {
        return injectBanner;
    }

    /** Sets whether the script is injected into HTML responses, for pages that lack its tag. Default: false. */
    public void setInjectBanner(boolean injectBanner) {
        requireUnused();
        this.injectBanner = injectBanner;
    }

    @ManagedAttribute("Whether a banner for visitors without JavaScript is injected into HTML responses")
    public boolean isInjectNoScriptBanner() {
        return injectNoScriptBanner;
    }

    /**
     * Sets whether a banner with a form, for visitors without JavaScript, is injected into HTML responses, inside
     * {@code <noscript>} at the start of the body. The HTML is the same for all visitors, so pages stay cacheable:
     * visitors who have chosen do not see the banner, because the style sheet that shows it ({@code noscript.css}) is
     * empty for them. It is not injected into XHTML, which has no {@code <noscript>}. Default: false.
     */
    public void setInjectNoScriptBanner(boolean injectNoScriptBanner) {
        requireUnused();
        this.injectNoScriptBanner = injectNoScriptBanner;
    }

    @ManagedAttribute("Paths of pages without a banner")
    public List<String> getBannerExcludedPaths() {
        return bannerExcludedPaths;
    }

    /**
     * Sets the paths of pages without a banner, with and without scripts, such as an administration area; {@code *}
     * matches any characters. Cookies, storage and third parties are controlled there all the same. Default: none.
     *
     * @param paths such as {@code /admin/*}, with the context path
     * @throws IllegalArgumentException if one does not begin with a slash
     */
    public void setBannerExcludedPaths(List<String> paths) {
        requireUnused();
        for (String excluded : paths) {
            if (!excluded.startsWith("/")) {
                throw new IllegalArgumentException(
                        "bannerExcludedPaths (" + excluded + ") must be paths like /admin/*");
            }
        }
        bannerExcludedPaths = List.copyOf(paths);
    }

    @ManagedAttribute("Whether third parties in pages are blocked until consent")
    public boolean isBlockThirdParties() {
        return blockThirdParties;
    }

    /**
     * Sets whether loads from declared origins, in HTML responses and {@code Link} header fields, are blocked until
     * consent. The HTML is the same for all visitors, so pages stay cacheable: the script in the page releases the
     * services that are granted. Default: true; it costs nothing if no service has an origin. Hosts that belong to no
     * service are counted, not blocked.
     */
    public void setBlockThirdParties(boolean blockThirdParties) {
        requireUnused();
        this.blockThirdParties = blockThirdParties;
    }

    @ManagedAttribute("Whether pages may load from declared origins only")
    public boolean isRestrictOriginsByCsp() {
        return restrictOriginsByCsp;
    }

    /**
     * Sets whether pages get a Content-Security-Policy, besides the application's own, that lets browsers load from the
     * site and from declared origins only. It also blocks loads that appear in no tag, such as URLs in style sheets.
     * Default: false.
     */
    public void setRestrictOriginsByCsp(boolean restrictOriginsByCsp) {
        requireUnused();
        this.restrictOriginsByCsp = restrictOriginsByCsp;
    }

    @ManagedAttribute("Whether undeclared cookies are allowed")
    public boolean isAllowUndeclared() {
        return allowUndeclared;
    }

    /** Sets whether undeclared cookies are allowed. They are counted in either case. Default: false. */
    public void setAllowUndeclared(boolean allowUndeclared) {
        requireUnused();
        this.allowUndeclared = allowUndeclared;
    }

    @ManagedAttribute("Whether a choice made while logged in applies on all devices of the account")
    public boolean isAccountChoices() {
        return accountChoices;
    }

    /**
     * Sets whether a choice that a visitor makes while logged in applies on all devices of the account (CNIL 2025-131).
     * The application states who is logged in by {@link org.cookiecharter.consent.Consent#account}, and the banner says
     * how far a choice reaches. Default: false, a choice applies to one browser.
     */
    public void setAccountChoices(boolean accountChoices) {
        requireUnused();
        this.accountChoices = accountChoices;
    }

    /** Sets the listener that is notified of the action on each cookie. Default: null, none. */
    public void setCookieListener(@Nullable CookieListener listener) {
        requireUnused();
        this.listener = listener;
    }

    public @Nullable CookieListener getCookieListener() {
        return listener;
    }

    /** Sets the listener that is notified of each recorded choice. Default: null, none. */
    public void setConsentListener(@Nullable ConsentListener consentListener) {
        requireUnused();
        this.consentListener = consentListener;
    }

    public @Nullable ConsentListener getConsentListener() {
        return consentListener;
    }

    /**
     * Adds an address that receives each recorded choice as a signed message, at least once. Default: none.
     *
     * @throws IllegalArgumentException if there is one for this address
     */
    public void addWebhook(Webhook webhook) {
        requireUnused();
        if (webhooks.stream().anyMatch(known -> known.address().equals(webhook.address()))) {
            throw new IllegalArgumentException("webhook (" + webhook + ") was added before");
        }
        webhooks = Stream.concat(webhooks.stream(), Stream.of(webhook)).toList();
    }

    @ManagedAttribute("Addresses that receive each recorded choice")
    public List<Webhook> getWebhooks() {
        return webhooks;
    }

    /**
     * Sets how many sites of one server are loaded in memory at most, if each host has a catalogue of its own. Default:
     * 1,000.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public void setMaxLoadedSites(int maxLoadedSites) {
        requireUnused();
        if (maxLoadedSites < 1) {
            throw new IllegalArgumentException("maxLoadedSites (" + maxLoadedSites + ") must be at least 1");
        }
        this.maxLoadedSites = maxLoadedSites;
    }

    @ManagedAttribute("Maximum number of sites loaded in memory")
    public int getMaxLoadedSites() {
        return maxLoadedSites;
    }

    /**
     * Sets the file to which a draft catalogue is written of everything that is discovered and not declared: cookies,
     * entries in browser storage, and third parties from which pages load. It works in {@link Mode#REPORT_ONLY} only;
     * pages then report the names of their storage entries to the server. For several sites, it is an existing directory,
     * in which each has a file of its own, like {@code example.org.json}. Default: null, none.
     */
    public void setDraftFile(@Nullable Path draft) {
        requireUnused();
        this.draft = draft;
    }

    @ManagedAttribute("File to which a draft catalogue is written, or directory of one for each site; null for none")
    public @Nullable Path getDraftFile() {
        return draft;
    }

    @ManagedAttribute("Request header with the visitor's region; null for none")
    public @Nullable String getRegionHeader() {
        return regionHeader;
    }

    /**
     * Sets the request header that contains the region of the visitor, an ISO 3166 code like {@code FR} or
     * {@code US-CA}, for catalogues with {@code regions}. Two names, separated by a comma, are the headers of the
     * country and of its part. Name only a header that your proxy sets or removes in every request: browsers could send
     * it otherwise. Default: null, none; the region of every visitor is unknown then.
     *
     * @throws IllegalArgumentException if it is not one or two names of headers
     */
    public void setRegionHeader(@Nullable String header) {
        requireUnused();
        if (header != null && !REGION_HEADER.matcher(header).matches()) {
            throw new IllegalArgumentException("regionHeader (" + header
                    + ") must be one name of a header, or two separated by a comma, like CF-IPCountry");
        }
        this.regionHeader = header;
    }

    /**
     * Sets a function that returns the region of the visitor, or null if it is not known, by the header of the request.
     * It takes precedence over {@link #setRegionHeader}, and must be fast and thread-safe. If it throws an exception, the
     * region is unknown. Default: null, none.
     */
    public void setRegionFunction(@Nullable Function<HttpFields, @Nullable String> function) {
        requireUnused();
        this.regionFunction = function;
    }

    /** Returns the function that returns the region of the visitor, or null if none is set. */
    public @Nullable Function<HttpFields, @Nullable String> getRegionFunction() {
        return regionFunction;
    }

    /** Returns the function that is set or, if there is none, one that reads the header of {@link #setRegionHeader}. */
    public Function<HttpFields, @Nullable String> regionReader() {
        List<String> names = regionHeaders();
        Function<HttpFields, @Nullable String> function = regionFunction;
        return function != null ? function : headers -> region(headers, names);
    }

    /** Returns whether a header or a function determines the region of visitors. */
    public boolean isRegionKnown() {
        return regionFunction != null || regionHeader != null;
    }

    /** Returns the names of the headers that contain the region; empty for none. */
    public List<String> regionHeaders() {
        return regionHeader == null ? List.of() : List.of(regionHeader.split("\\s*,\\s*"));
    }

    /** Returns the values, joined by a hyphen, or null if one is missing or repeated. */
    private static @Nullable String region(HttpFields headers, List<String> names) {
        StringBuilder region = new StringBuilder();
        for (String name : names) {
            List<String> values = headers.getValuesList(name);
            if (values.size() == 1) {
                region.append(region.isEmpty() ? "" : "-").append(values.get(0).strip());
            } else if (values.size() > 1 || region.isEmpty()) {
                return null;
            }
        }
        return region.toString();
    }

    /** Sets how choices are recorded. Default: {@link RecordPolicy#DEFAULT}. */
    public void setRecordPolicy(RecordPolicy recordPolicy) {
        requireUnused();
        this.recordPolicy = recordPolicy;
    }

    public RecordPolicy getRecordPolicy() {
        return recordPolicy;
    }

    /** Sets the clock. Default: the system's clock. */
    public void setClock(Clock clock) {
        requireUnused();
        this.clock = clock;
    }

    public Clock getClock() {
        return clock;
    }
}
