// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.site;

import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.endpoint.CommonFiles;
import org.cookiecharter.endpoint.choice.ChoiceRateLimiter;
import org.cookiecharter.endpoint.discovery.PageReports;
import org.cookiecharter.enforcement.CookieEventLog;
import org.cookiecharter.html.UnmodifiedPages;
import org.cookiecharter.settings.ConsentSettings;
import org.cookiecharter.settings.RecordPolicy;
import org.cookiecharter.thirdparty.UndeclaredHosts;
import org.jspecify.annotations.Nullable;

/**
 * The state that all sites of one server share. It survives the reload of a site.
 *
 * @param path the path of the endpoints
 * @param bannerExcludedPaths the paths of pages on which the script draws no interface
 * @param upkeep the background tasks of the proof store
 * @param metrics the numbers of actions on cookies and of choices
 * @param eventLog logs the events of cookies and passes them to the listener
 * @param undeclaredHosts the third parties that belong to no service
 * @param reports the reports of scripts of pages
 * @param unmodifiedPages counts the pages whose policy does not admit the consent script
 * @param rateLimiter the rate limiter for choices on all sites together
 * @param files the files that many sites share
 * @param drafts the draft catalogues; null if there are none
 */
record SharedState(
        String path,
        List<String> bannerExcludedPaths,
        ProofUpkeep upkeep,
        CookieMetrics metrics,
        CookieEventLog eventLog,
        UndeclaredHosts undeclaredHosts,
        PageReports reports,
        UnmodifiedPages unmodifiedPages,
        ChoiceRateLimiter rateLimiter,
        CommonFiles files,
        @Nullable Drafts drafts) {

    static SharedState of(ConsentSettings settings, String context, ProofUpkeep upkeep, CookieMetrics metrics) {
        RecordPolicy recordPolicy = settings.getRecordPolicy();
        Path draft = settings.getDraftFile();
        return new SharedState(
                ConsentSettings.requirePath(context + settings.getPath()),
                settings.getBannerExcludedPaths(),
                upkeep,
                metrics,
                new CookieEventLog(metrics, settings.getCookieListener()),
                new UndeclaredHosts(upkeep.usageStats()),
                new PageReports(recordPolicy, System::nanoTime, upkeep.usageStats(), metrics),
                new UnmodifiedPages(),
                new ChoiceRateLimiter(
                        recordPolicy.maxChoicesPerMinutePerClient(),
                        recordPolicy.maxChoicesPerMinute(),
                        System::nanoTime),
                new CommonFiles(),
                draft == null ? null : new Drafts(draft));
    }
}
