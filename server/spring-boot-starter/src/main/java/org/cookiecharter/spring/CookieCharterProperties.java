// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.cookiecharter.consent.Mode;
import org.cookiecharter.settings.ClientIdentity;
import org.cookiecharter.settings.ConsentSettings;
import org.cookiecharter.settings.RecordPolicy;
import org.cookiecharter.settings.Webhook;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of the starter. Each has the default of {@link ConsentSettings}, except that the banner is injected.
 *
 * @param enabled whether consent is enforced at all
 * @param catalogue the catalogue: a resource like classpath:cookies.json, a file, which is reloaded when it changes, a
 *     directory with one file for each host, or "database" for those that a console publishes in the application's
 *     DataSource, a PostgreSQL database
 * @param store the proof store: an SQLite file, or a URL like jdbc:postgresql://host/database?user=me. By default, the
 *     application's DataSource if it is PostgreSQL, otherwise the file consent.db in the working directory
 * @param node the name of this process among those that share a PostgreSQL database, like web-1; required for one
 * @param mode whether decisions are enforced, or only counted and logged
 * @param path the path of the consent endpoints, below the context path
 * @param cookieName the name of the consent cookie
 * @param cookieDomain the domain of the consent cookie, to share choices with subdomains; by default, this host only
 * @param cookieDuration the time for which a choice is valid, in calendar months
 * @param regionHeader the request header with the visitor's region, which a proxy sets or removes in every request; by
 *     default, none
 * @param refusalDuration the time for which a refusal is valid, if longer; at least six months
 * @param injectBanner whether the banner's script is injected into HTML responses
 * @param injectNoScriptBanner whether a banner for visitors without JavaScript is injected into HTML responses
 * @param bannerExcludedPaths the paths of pages without a banner, like /admin/*, with the context path
 * @param blockThirdParties whether loads from declared origins are blocked until consent
 * @param restrictOriginsByCsp whether a Content-Security-Policy restricts pages to the site and its declared origins
 * @param allowUndeclared whether undeclared cookies are allowed
 * @param accountChoices whether a choice made while logged in applies on all devices of the account
 * @param maxLoadedSites the maximum number of sites that are loaded, if each host has a catalogue of its own
 * @param draftFile the file to which a draft catalogue is written in mode report-only, or an existing directory with
 *     one for each site
 * @param verificationInterval the time between two verifications of all consent records; none by default
 * @param webhooks the addresses that receive each recorded choice as a signed message
 * @param records the policy for recording choices
 * @param console the console of a privacy officer
 */
@ConfigurationProperties("cookie-charter")
public record CookieCharterProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("classpath:cookies.json") String catalogue,
        @Nullable String store,
        @Nullable String node,
        @DefaultValue("enforce") Mode mode,
        @DefaultValue("/consent") String path,
        @DefaultValue("cookies_preferences") String cookieName,
        @Nullable String cookieDomain,
        @DefaultValue("6m") Period cookieDuration,
        @Nullable String regionHeader,
        @DefaultValue("6m") Period refusalDuration,
        @DefaultValue("true") boolean injectBanner,
        @DefaultValue("false") boolean injectNoScriptBanner,
        @DefaultValue List<String> bannerExcludedPaths,
        @DefaultValue("true") boolean blockThirdParties,
        @DefaultValue("false") boolean restrictOriginsByCsp,
        @DefaultValue("false") boolean allowUndeclared,
        @DefaultValue("false") boolean accountChoices,
        @DefaultValue("1000") int maxLoadedSites,
        @Nullable Path draftFile,
        @Nullable Duration verificationInterval,
        @DefaultValue List<WebhookTarget> webhooks,
        @DefaultValue Records records,
        @DefaultValue Console console) {

    /**
     * The console of a privacy officer, which {@code cookie-charter-console} adds. It runs on an address of its own.
     *
     * @param userHeader the header field in which your proxy sends the name of the user that it has authenticated, like
     *     X-Forwarded-User; without it, there is no console
     * @param address the address of the console, under /console/, which only your proxy should be able to reach
     * @param secondApproval whether another user than the editors must approve each version
     */
    public record Console(
            @Nullable String userHeader,
            @DefaultValue("127.0.0.1:8082") String address,
            @DefaultValue("false") boolean secondApproval) {}

    /**
     * An address that receives each recorded choice as a signed message.
     *
     * @param address the address, of scheme https, or http on this machine
     * @param secret the key of the signatures: whsec_ and 24 to 64 random bytes in base64
     */
    public record WebhookTarget(URI address, String secret) {
        /** Returns the address alone: logs must not contain the secret. */
        @Override
        public String toString() {
            return address.toString();
        }
    }

    /**
     * The policy for recording choices.
     *
     * @param clients how a record identifies the client
     * @param retention the time after the end of a choice until its record is erased
     * @param retainForever whether records are never erased, whatever the retention
     * @param maxChoicesPerMinutePerClient the maximum number of choices of one client per minute
     * @param maxChoicesPerMinute the maximum number of choices of all clients per minute
     */
    public record Records(
            @DefaultValue("none") ClientIdentity clients,
            @DefaultValue("5y") Period retention,
            @DefaultValue("false") boolean retainForever,
            @DefaultValue("300") int maxChoicesPerMinutePerClient,
            @DefaultValue("6000") int maxChoicesPerMinute) {

        RecordPolicy toPolicy() {
            return new RecordPolicy(
                    clients, retainForever ? null : retention, maxChoicesPerMinutePerClient, maxChoicesPerMinute);
        }
    }

    /**
     * Applies the properties to settings.
     *
     * @param contextPath the prefix of the path; empty for none
     * @param listeners the listeners of the application
     * @throws StartupException if a value is invalid
     */
    void apply(ConsentSettings settings, String contextPath, ApplicationListeners listeners) {
        try {
            settings.setPath(contextPath + path);
            settings.setCookieName(cookieName);
            settings.setCookieDomain(cookieDomain);
            settings.setCookieDuration(cookieDuration);
            settings.setRegionHeader(regionHeader);
            settings.setRefusalDuration(refusalDuration);
            settings.setMode(mode);
            settings.setInjectBanner(injectBanner);
            settings.setInjectNoScriptBanner(injectNoScriptBanner);
            settings.setBannerExcludedPaths(bannerExcludedPaths);
            settings.setBlockThirdParties(blockThirdParties);
            settings.setRestrictOriginsByCsp(restrictOriginsByCsp);
            settings.setAllowUndeclared(allowUndeclared);
            settings.setAccountChoices(accountChoices);
            settings.setMaxLoadedSites(maxLoadedSites);
            settings.setDraftFile(draftFile);
            settings.setRecordPolicy(records.toPolicy());
            webhooks.forEach(target -> settings.addWebhook(new Webhook(target.address(), target.secret())));
            settings.setCookieListener(listeners.cookies());
            settings.setConsentListener(listeners.choices());
        } catch (IllegalArgumentException e) {
            throw new StartupException(
                    "A property of Cookie Charter is invalid: " + e.getMessage(),
                    "Correct the property of that name, written in kebab case, under cookie-charter.",
                    e);
        }
        if (draftFile != null && mode != Mode.REPORT_ONLY) {
            throw new StartupException(
                    "cookie-charter.draft-file (" + draftFile + ") needs the mode report-only.",
                    "Set cookie-charter.mode to report-only, or remove cookie-charter.draft-file.",
                    null);
        }
    }
}
