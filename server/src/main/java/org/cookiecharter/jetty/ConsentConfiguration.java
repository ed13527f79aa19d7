// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.cookiecharter.consent.CookieListener;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.http.RecordPolicy;
import org.cookiecharter.http.SiteSettings;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.annotation.ManagedAttribute;
import org.eclipse.jetty.util.annotation.ManagedObject;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link ConsentHandler}. Each of them has a default, and none can change once the handler has
 * started.
 */
@ManagedObject("Settings of the consent handler")
public abstract class ConsentConfiguration extends Handler.Wrapper {
    final SiteSettings settings = new SiteSettings();
    final PathSelector paths = new PathSelector();

    ConsentConfiguration() {}

    @ManagedAttribute("Path of the banner's script, the catalogue, the charter and the consent form")
    public String getPath() {
        return settings.getPath();
    }

    /**
     * Sets the path under which the handler serves its endpoints. Default: {@code /consent}.
     *
     * @throws IllegalArgumentException if it is not an absolute path without a slash at its end
     */
    public void setPath(String path) {
        requireNotStarted();
        settings.setPath(path);
    }

    @ManagedAttribute("Name of the consent cookie")
    public String getCookieName() {
        return settings.getCookieName();
    }

    /**
     * Sets the name of the consent cookie, which stores the visitor's choice. Default: {@code cookies_preferences}.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 of letters, digits, {@code _}, {@code .} and {@code -}
     */
    public void setCookieName(String name) {
        requireNotStarted();
        settings.setCookieName(name);
    }

    @ManagedAttribute("Domain attribute of the consent cookie; null for this host only")
    public @Nullable String getCookieDomain() {
        return settings.getCookieDomain();
    }

    /**
     * Sets the {@code Domain} of the consent cookie, to share a choice with subdomains. Default: null, this host only.
     */
    public void setCookieDomain(@Nullable String domain) {
        requireNotStarted();
        settings.setCookieDomain(domain);
    }

    @ManagedAttribute("How long a choice is valid")
    public Duration getCookieDuration() {
        return settings.getCookieDuration();
    }

    /**
     * Sets how long a choice is valid, a refusal as long as a grant. Default: 180 days, the six months that the CNIL
     * recommends as good practice (2020-092, art. 2).
     *
     * @throws IllegalArgumentException if it is not between a minute and the 400 days that browsers allow
     */
    public void setCookieDuration(Duration duration) {
        requireNotStarted();
        settings.setCookieDuration(duration);
    }

    @ManagedAttribute("Whether decisions are enforced or only reported")
    public Mode getMode() {
        return settings.getMode();
    }

    /** Sets whether decisions are enforced, or only counted and logged. Default: {@link Mode#ENFORCE}. */
    public void setMode(Mode mode) {
        requireNotStarted();
        settings.setMode(mode);
    }

    @ManagedAttribute("Whether the banner's script is injected into HTML responses")
    public boolean isInjectBanner() {
        return settings.isInjectBanner();
    }

    /** Sets whether the script is injected into HTML responses, for pages that lack its tag. Default: false. */
    public void setInjectBanner(boolean injectBanner) {
        requireNotStarted();
        settings.setInjectBanner(injectBanner);
    }

    @ManagedAttribute("Whether a banner for visitors without JavaScript is injected into HTML responses")
    public boolean isInjectNoScriptBanner() {
        return settings.isInjectNoScriptBanner();
    }

    /**
     * Sets whether a banner with a form, for visitors without JavaScript, is injected into HTML responses, inside
     * {@code <noscript>} at the start of the body. The HTML is the same for all visitors, so pages stay cacheable:
     * visitors who have chosen do not see the banner, because the style sheet that shows it ({@code noscript.css}) is
     * empty for them. It is not injected into XHTML, which has no {@code <noscript>}. Default: false.
     */
    public void setInjectNoScriptBanner(boolean injectNoScriptBanner) {
        requireNotStarted();
        settings.setInjectNoScriptBanner(injectNoScriptBanner);
    }

    @ManagedAttribute("Paths of pages without a banner")
    public List<String> getBannerExcludedPaths() {
        return settings.getBannerExcludedPaths();
    }

    /**
     * Sets the paths of pages on which the script draws no interface, such as an administration area; {@code *} stands
     * for any characters. Cookies, storage and third parties are controlled there all the same. Default: none.
     *
     * @param paths such as {@code /admin/*}, with the context path
     * @throws IllegalArgumentException if one does not begin with a slash
     */
    public void setBannerExcludedPaths(List<String> paths) {
        requireNotStarted();
        settings.setBannerExcludedPaths(paths);
    }

    @ManagedAttribute("Whether third parties in pages are blocked until consent")
    public boolean isBlockThirdParties() {
        return settings.isBlockThirdParties();
    }

    /**
     * Sets whether loads from declared origins, in HTML responses and {@code Link} header fields, are blocked until
     * consent. The HTML is the same for all visitors, so pages stay cacheable: the script in the page releases the
     * services that are granted. Default: true; it costs nothing if no service has an origin. Hosts that belong to no
     * service are counted, not blocked.
     */
    public void setBlockThirdParties(boolean blockThirdParties) {
        requireNotStarted();
        settings.setBlockThirdParties(blockThirdParties);
    }

    @ManagedAttribute("Whether pages may load from declared origins only")
    public boolean isRestrictOriginsByCsp() {
        return settings.isRestrictOriginsByCsp();
    }

    /**
     * Sets whether pages get a Content-Security-Policy, besides the application's own, that lets browsers load from the
     * site and from declared origins only. It also blocks loads that appear in no tag, such as URLs in style sheets.
     * Default: false.
     */
    public void setRestrictOriginsByCsp(boolean restrictOriginsByCsp) {
        requireNotStarted();
        settings.setRestrictOriginsByCsp(restrictOriginsByCsp);
    }

    @ManagedAttribute("Whether undeclared cookies are allowed")
    public boolean isAllowUndeclared() {
        return settings.isAllowUndeclared();
    }

    /** Sets whether undeclared cookies are allowed. They are counted in either case. Default: false. */
    public void setAllowUndeclared(boolean allowUndeclared) {
        requireNotStarted();
        settings.setAllowUndeclared(allowUndeclared);
    }

    /** Sets the listener that is notified of the action on each cookie. Default: null, none. */
    public void setCookieListener(@Nullable CookieListener listener) {
        requireNotStarted();
        settings.setCookieListener(listener);
    }

    @ManagedAttribute("Maximum number of sites loaded in memory")
    public int getMaxLoadedSites() {
        return settings.getMaxLoadedSites();
    }

    /**
     * Sets how many sites of one server are loaded in memory at most, if each host has a catalogue of its own. Default:
     * 1,000.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public void setMaxLoadedSites(int maxLoadedSites) {
        requireNotStarted();
        settings.setMaxLoadedSites(maxLoadedSites);
    }

    @ManagedAttribute("File to which a draft catalogue is written; null for none")
    public @Nullable Path getDraftFile() {
        return settings.getDraftFile();
    }

    /**
     * Sets the file to which the handler writes a draft catalogue of all that it discovers and that is not declared:
     * cookies, entries in browser storage, and third parties from which pages load. It works in
     * {@link Mode#REPORT_ONLY} only; pages then report the names of their storage entries to the server. Default: null,
     * none.
     */
    public void setDraftFile(@Nullable Path draft) {
        requireNotStarted();
        settings.setDraftFile(draft);
    }

    public RecordPolicy getRecordPolicy() {
        return settings.getRecordPolicy();
    }

    /** Sets how choices are recorded. Default: {@link RecordPolicy#DEFAULT}. */
    public void setRecordPolicy(RecordPolicy recordPolicy) {
        requireNotStarted();
        settings.setRecordPolicy(recordPolicy);
    }

    /** Sets the clock. Default: the system's clock. */
    public void setClock(Clock clock) {
        requireNotStarted();
        settings.setClock(clock);
    }

    @ManagedAttribute("Paths to which the handler is restricted; empty for all")
    public Set<String> getIncludedPaths() {
        return paths.included();
    }

    /**
     * Restricts the handler to these paths: path specs of Jetty, such as {@code /shop/*} or {@code *.html}, relative to
     * the context that contains the handler. An exclusion overrides an inclusion, and the handler's own endpoints
     * always respond. Default: none, which means all paths.
     *
     * <p>On other paths the handler does nothing: it passes cookies in both directions, undeclared ones too, and leaves
     * pages unmodified, on hosts without a catalogue too. {@link org.cookiecharter.consent.Consent} is available there
     * nevertheless.
     *
     * @throws IllegalArgumentException if one is not a path spec
     */
    public void includePath(String... specs) {
        requireNotStarted();
        paths.include(specs);
    }

    @ManagedAttribute("Paths that the handler ignores")
    public Set<String> getExcludedPaths() {
        return paths.excluded();
    }

    /**
     * Excludes these paths from the handler, with the effect that {@link #includePath} describes. Default: none.
     *
     * @throws IllegalArgumentException if one is not a path spec
     */
    public void excludePath(String... specs) {
        requireNotStarted();
        paths.exclude(specs);
    }

    /** Returns the settings, to set several at once. */
    SiteSettings settings() {
        requireNotStarted();
        return settings;
    }

    private void requireNotStarted() {
        if (isRunning()) {
            throw new IllegalStateException("the handler is " + getState() + "; configure it before it starts");
        }
    }
}
