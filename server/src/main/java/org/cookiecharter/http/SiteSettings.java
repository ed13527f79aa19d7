// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.cookiecharter.consent.CookieListener;
import org.cookiecharter.consent.Mode;
import org.jspecify.annotations.Nullable;

/** How a site is held to its catalogue. Everything has a default. For one thread, before the site is made. */
public final class SiteSettings {
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
    private static final Pattern COOKIE_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private String path = "/consent";
    private String cookieName = "cookies_preferences";
    private @Nullable String cookieDomain;
    private Duration cookieDuration = Duration.ofDays(180);
    private Mode mode = Mode.ENFORCE;
    private boolean injectBanner;
    private boolean injectNoScriptBanner;
    private List<String> bannerExcludedPaths = List.of();
    private boolean blockThirdParties = true;
    private boolean restrictOriginsByCsp;
    private boolean allowUndeclared;
    private @Nullable CookieListener listener;
    private int maxLoadedSites = 1000;
    private @Nullable Path draft;
    private RecordPolicy recordPolicy = RecordPolicy.DEFAULT;
    private Clock clock = Clock.systemUTC();

    /** All as by default. */
    public SiteSettings() {}

    public String getPath() {
        return path;
    }

    /**
     * Where the site's own addresses lie. Default: {@code /consent}.
     *
     * @throws IllegalArgumentException if it is not an absolute path without a slash at its end
     */
    public void setPath(String path) {
        this.path = requirePath(path);
    }

    static String requirePath(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("path (" + path + ") must be like /consent");
        }
        return path;
    }

    public String getCookieName() {
        return cookieName;
    }

    /**
     * The name of the cookie that holds the choice. Default: {@code cookies_preferences}.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 of letters, digits, {@code _}, {@code .} and {@code -}
     */
    public void setCookieName(String name) {
        if (!COOKIE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("cookieName (" + name + ") must be 1 to 64 letters, digits, _ . and -");
        }
        this.cookieName = name;
    }

    public @Nullable String getCookieDomain() {
        return cookieDomain;
    }

    /** The {@code Domain} of that cookie, for a choice that holds on subdomains too. Default: null, this host alone. */
    public void setCookieDomain(@Nullable String domain) {
        if (domain != null && !COOKIE_NAME.matcher(domain).matches()) {
            throw new IllegalArgumentException("cookieDomain (" + domain + ") must be a host name like example.org");
        }
        this.cookieDomain = domain;
    }

    public Duration getCookieDuration() {
        return cookieDuration;
    }

    /**
     * How long a choice is believed, refusals and grants alike. Default: 180 days, the six months that the CNIL holds
     * for good practice (2020-092, art. 2).
     *
     * @throws IllegalArgumentException if it is not between a minute and the 400 days that browsers allow
     */
    public void setCookieDuration(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0 || duration.compareTo(Duration.ofDays(400)) > 0) {
            throw new IllegalArgumentException("cookieDuration (" + duration + ") must be from PT1M to P400D");
        }
        this.cookieDuration = duration;
    }

    public Mode getMode() {
        return mode;
    }

    /** Whether decisions are carried out, or only counted. Default: {@link Mode#ENFORCE}. */
    public void setMode(Mode mode) {
        this.mode = mode;
    }

    public boolean isInjectBanner() {
        return injectBanner;
    }

    /** Whether the script is put into HTML responses, for sites whose pages do not hold the tag. Default: false. */
    public void setInjectBanner(boolean injectBanner) {
        this.injectBanner = injectBanner;
    }

    public boolean isInjectNoScriptBanner() {
        return injectNoScriptBanner;
    }

    /**
     * Whether a bar with a form, for visitors without scripts, is put into HTML responses, inside {@code <noscript>} at the
     * start of the body. The same for everyone, so pages stay cacheable: who has chosen does not see it, as the style sheet
     * that shows it ({@code noscript.css}) is empty for them. Not into XHTML, which has no {@code <noscript>}. Default:
     * false.
     */
    public void setInjectNoScriptBanner(boolean injectNoScriptBanner) {
        this.injectNoScriptBanner = injectNoScriptBanner;
    }

    public List<String> getBannerExcludedPaths() {
        return bannerExcludedPaths;
    }

    /**
     * Paths of pages in which the script draws no interface, such as an administration area; {@code *} stands for any
     * characters. Cookies, storage and third parties stay controlled there. Default: none.
     *
     * @param paths such as {@code /admin/*}, with the context path
     * @throws IllegalArgumentException if one does not begin with a slash
     */
    public void setBannerExcludedPaths(List<String> paths) {
        for (String excluded : paths) {
            if (!excluded.startsWith("/")) {
                throw new IllegalArgumentException(
                        "bannerExcludedPaths (" + excluded + ") must be paths like /admin/*");
            }
        }
        bannerExcludedPaths = List.copyOf(paths);
    }

    public boolean isBlockThirdParties() {
        return blockThirdParties;
    }

    /**
     * Whether what HTML responses and {@code Link} fields load from declared origins waits for consent. The same for every
     * visitor, so pages stay cacheable: the script in the page opens what is granted. Default: true; it costs nothing
     * where no service has an origin. Hosts of no service are counted, not held.
     */
    public void setBlockThirdParties(boolean blockThirdParties) {
        this.blockThirdParties = blockThirdParties;
    }

    public boolean isRestrictOriginsByCsp() {
        return restrictOriginsByCsp;
    }

    /**
     * Whether pages get a Content-Security-Policy, beside the application's own, by which browsers load from the site and
     * from declared origins only: it also stops what no tag shows, like addresses in styles. Default: false.
     */
    public void setRestrictOriginsByCsp(boolean restrictOriginsByCsp) {
        this.restrictOriginsByCsp = restrictOriginsByCsp;
    }

    public boolean isAllowUndeclared() {
        return allowUndeclared;
    }

    /** Whether cookies that the catalogue does not name are kept. Default: false. They are counted in any case. */
    public void setAllowUndeclared(boolean allowUndeclared) {
        this.allowUndeclared = allowUndeclared;
    }

    /** Who is told what was done to each cookie. Default: null, nobody. */
    public void setCookieListener(@Nullable CookieListener listener) {
        this.listener = listener;
    }

    public @Nullable CookieListener getCookieListener() {
        return listener;
    }

    /**
     * How many sites of one server are ready in memory, where each host has a catalogue. Default: 1,000.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public void setMaxLoadedSites(int maxLoadedSites) {
        if (maxLoadedSites < 1) {
            throw new IllegalArgumentException("maxLoadedSites (" + maxLoadedSites + ") must be at least 1");
        }
        this.maxLoadedSites = maxLoadedSites;
    }

    public int getMaxLoadedSites() {
        return maxLoadedSites;
    }

    /** Where a catalogue is drafted of what is seen in report-only mode. Default: null, nowhere. */
    public void setDraftFile(@Nullable Path draft) {
        this.draft = draft;
    }

    public @Nullable Path getDraftFile() {
        return draft;
    }

    /** How choices are recorded. Default: {@link RecordPolicy#DEFAULT}. */
    public void setRecordPolicy(RecordPolicy recordPolicy) {
        this.recordPolicy = recordPolicy;
    }

    public RecordPolicy getRecordPolicy() {
        return recordPolicy;
    }

    /** What tells the time. Default: the system's clock. */
    public void setClock(Clock clock) {
        this.clock = clock;
    }

    public Clock getClock() {
        return clock;
    }
}
