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

/** What can be set on a {@link ConsentHandler} before it starts. Everything has a default. */
@ManagedObject("How a site is held to its catalogue")
public abstract class ConsentConfiguration extends Handler.Wrapper {
    final SiteSettings settings = new SiteSettings();
    final PathSelector paths = new PathSelector();

    ConsentConfiguration() {}

    @ManagedAttribute("The path of the banner's script, the catalogue, the charter and the choice")
    public String getPath() {
        return settings.getPath();
    }

    /**
     * Where this handler's own addresses lie. Default: {@code /consent}.
     *
     * @throws IllegalArgumentException if it is not an absolute path without a slash at its end
     */
    public void setPath(String path) {
        refuseIfStarted();
        settings.setPath(path);
    }

    @ManagedAttribute("The name of the cookie that holds the choice")
    public String getCookieName() {
        return settings.getCookieName();
    }

    /**
     * The name of the cookie that holds the choice. Default: {@code cookies_preferences}.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 of letters, digits, {@code _}, {@code .} and {@code -}
     */
    public void setCookieName(String name) {
        refuseIfStarted();
        settings.setCookieName(name);
    }

    @ManagedAttribute("The Domain of the cookie that holds the choice")
    public @Nullable String getCookieDomain() {
        return settings.getCookieDomain();
    }

    /** The {@code Domain} of that cookie, for a choice that holds on subdomains too. Default: null, this host alone. */
    public void setCookieDomain(@Nullable String domain) {
        refuseIfStarted();
        settings.setCookieDomain(domain);
    }

    @ManagedAttribute("How long a choice is believed")
    public Duration getCookieDuration() {
        return settings.getCookieDuration();
    }

    /**
     * How long a choice is believed, refusals and grants alike. Default: 180 days, the six months that the CNIL holds
     * for good practice (2020-092, art. 2).
     *
     * @throws IllegalArgumentException if it is not between a minute and the 400 days that browsers allow
     */
    public void setCookieDuration(Duration duration) {
        refuseIfStarted();
        settings.setCookieDuration(duration);
    }

    @ManagedAttribute("Whether decisions are carried out")
    public Mode getMode() {
        return settings.getMode();
    }

    /** Whether decisions are carried out, or only counted. Default: {@link Mode#ENFORCE}. */
    public void setMode(Mode mode) {
        refuseIfStarted();
        settings.setMode(mode);
    }

    @ManagedAttribute("Whether the script is put into HTML answers")
    public boolean isInjectBanner() {
        return settings.isInjectBanner();
    }

    /** Whether the script is put into HTML responses, for sites whose pages do not hold the tag. Default: false. */
    public void setInjectBanner(boolean injectBanner) {
        refuseIfStarted();
        settings.setInjectBanner(injectBanner);
    }

    @ManagedAttribute("Whether a bar for visitors without scripts is put into HTML answers")
    public boolean isInjectNoScriptBanner() {
        return settings.isInjectNoScriptBanner();
    }

    /**
     * Whether a bar with a form, for visitors without scripts, is put into HTML responses, inside {@code <noscript>} at the
     * start of the body. The same for everyone, so pages stay cacheable: who has chosen does not see it, as the style sheet
     * that shows it ({@code noscript.css}) is empty for them. Not into XHTML, which has no {@code <noscript>}. Default:
     * false.
     */
    public void setInjectNoScriptBanner(boolean injectNoScriptBanner) {
        refuseIfStarted();
        settings.setInjectNoScriptBanner(injectNoScriptBanner);
    }

    @ManagedAttribute("Paths of pages in which no banner is drawn")
    public List<String> getBannerExcludedPaths() {
        return settings.getBannerExcludedPaths();
    }

    /**
     * Paths of pages in which the script draws no interface, such as an administration area; {@code *} stands for any
     * characters. Cookies, storage and third parties stay controlled there. Default: none.
     *
     * @param paths such as {@code /admin/*}, with the context path
     * @throws IllegalArgumentException if one does not begin with a slash
     */
    public void setBannerExcludedPaths(List<String> paths) {
        refuseIfStarted();
        settings.setBannerExcludedPaths(paths);
    }

    @ManagedAttribute("Whether third parties in pages are held back")
    public boolean isBlockThirdParties() {
        return settings.isBlockThirdParties();
    }

    /**
     * Whether what HTML responses and {@code Link} fields load from declared origins waits for consent. The same for every
     * visitor, so pages stay cacheable: the script in the page opens what is granted. Default: true; it costs nothing
     * where no service has an origin. Hosts of no service are counted, not held.
     */
    public void setBlockThirdParties(boolean blockThirdParties) {
        refuseIfStarted();
        settings.setBlockThirdParties(blockThirdParties);
    }

    @ManagedAttribute("Whether pages may load from declared origins only")
    public boolean isRestrictOriginsByCsp() {
        return settings.isRestrictOriginsByCsp();
    }

    /**
     * Whether pages get a Content-Security-Policy, beside the application's own, by which browsers load from the site and
     * from declared origins only: it also stops what no tag shows, like addresses in styles. Default: false.
     */
    public void setRestrictOriginsByCsp(boolean restrictOriginsByCsp) {
        refuseIfStarted();
        settings.setRestrictOriginsByCsp(restrictOriginsByCsp);
    }

    @ManagedAttribute("Whether cookies that the catalogue does not name are kept")
    public boolean isAllowUndeclared() {
        return settings.isAllowUndeclared();
    }

    /** Whether cookies that the catalogue does not name are kept. Default: false. They are counted in any case. */
    public void setAllowUndeclared(boolean allowUndeclared) {
        refuseIfStarted();
        settings.setAllowUndeclared(allowUndeclared);
    }

    /** Who is told what was done to each cookie. Default: null, nobody. */
    public void setCookieListener(@Nullable CookieListener listener) {
        refuseIfStarted();
        settings.setCookieListener(listener);
    }

    @ManagedAttribute("How many sites are ready in memory")
    public int getMaxLoadedSites() {
        return settings.getMaxLoadedSites();
    }

    /**
     * How many sites of one server are ready in memory, where each host has a catalogue. Default: 1,000.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public void setMaxLoadedSites(int maxLoadedSites) {
        refuseIfStarted();
        settings.setMaxLoadedSites(maxLoadedSites);
    }

    @ManagedAttribute("Where a catalogue is drafted")
    public @Nullable Path getDraftFile() {
        return settings.getDraftFile();
    }

    /**
     * Where a catalogue is drafted of what is seen and not declared: cookies, what pages keep, and whom they load from.
     * For {@link Mode#REPORT_ONLY} alone; pages then tell the server the names of what they keep. Default: null, nowhere.
     */
    public void setDraftFile(@Nullable Path draft) {
        refuseIfStarted();
        settings.setDraftFile(draft);
    }

    public RecordPolicy getRecordPolicy() {
        return settings.getRecordPolicy();
    }

    /** How choices are recorded. Default: {@link RecordPolicy#DEFAULT}. */
    public void setRecordPolicy(RecordPolicy recordPolicy) {
        refuseIfStarted();
        settings.setRecordPolicy(recordPolicy);
    }

    /** What tells the time. Default: the system's clock. */
    public void setClock(Clock clock) {
        refuseIfStarted();
        settings.setClock(clock);
    }

    @ManagedAttribute("On which paths alone the handler acts; none for all")
    public Set<String> getIncludedPaths() {
        return paths.included();
    }

    /**
     * Acts on these paths alone: path specs of Jetty, such as {@code /shop/*} or {@code *.html}, in the context that the
     * handler lies in. Default: none, which means all. Exclusion wins over inclusion, and the handler's own addresses
     * answer always.
     *
     * <p>On other paths nothing is done: cookies pass in both ways, undeclared ones too, and pages stay as they are, on
     * hosts without a catalogue too. What the visitor agreed to can still be asked.
     *
     * @throws IllegalArgumentException if one is no path spec
     */
    public void includePath(String... specs) {
        refuseIfStarted();
        paths.include(specs);
    }

    @ManagedAttribute("On which paths the handler does nothing")
    public Set<String> getExcludedPaths() {
        return paths.excluded();
    }

    /**
     * Does nothing on these paths, as {@link #includePath} tells it. Default: none.
     *
     * @throws IllegalArgumentException if one is no path spec
     */
    public void excludePath(String... specs) {
        refuseIfStarted();
        paths.exclude(specs);
    }

    /** All settings at once. */
    SiteSettings allSettings() {
        refuseIfStarted();
        return settings;
    }

    private void refuseIfStarted() {
        if (isRunning()) {
            throw new IllegalStateException("the handler is " + getState() + "; configure it before it starts");
        }
    }
}
