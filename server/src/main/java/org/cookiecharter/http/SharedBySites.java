// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.util.List;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.discovery.Discoveries;
import org.cookiecharter.html.UnmodifiedPages;
import org.jspecify.annotations.Nullable;

/**
 * What all the sites of one server share: a site that is made again goes on with it.
 *
 * @param path where their own addresses lie
 * @param bannerExcludedPaths in which the script draws no interface
 * @param upkeep of the store in which choices are recorded
 * @param metrics of what becomes of cookies
 * @param undeclaredHosts the third parties of no service
 * @param reports of the scripts of pages
 * @param unmodifiedPages counts the pages whose policy admits no consent script
 * @param rate how fast choices may be made, on all sites together
 * @param files what is the same on many
 * @param discoveries what came by that nobody declared, for a draft; null if none is made
 */
record SharedBySites(
        String path,
        List<String> bannerExcludedPaths,
        ProofUpkeep upkeep,
        CookieMetrics metrics,
        UndeclaredHosts undeclaredHosts,
        PageReports reports,
        UnmodifiedPages unmodifiedPages,
        ChoiceRate rate,
        CommonFiles files,
        @Nullable Discoveries discoveries) {

    static SharedBySites of(SiteSettings settings, String context, ProofUpkeep upkeep, CookieMetrics metrics) {
        RecordPolicy keeping = settings.getRecordPolicy();
        Discoveries discoveries = settings.getDraftFile() == null ? null : new Discoveries();
        return new SharedBySites(
                SiteSettings.requirePath(context + settings.getPath()),
                settings.getBannerExcludedPaths(),
                upkeep,
                metrics,
                new UndeclaredHosts(upkeep.usageStats(), discoveries),
                new PageReports(keeping, System::nanoTime, upkeep.usageStats(), discoveries),
                new UnmodifiedPages(),
                new ChoiceRate(keeping.perClient(), keeping.overall(), System::nanoTime),
                new CommonFiles(),
                discoveries);
    }
}
