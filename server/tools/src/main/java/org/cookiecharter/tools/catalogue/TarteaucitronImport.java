// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools.catalogue;

import java.util.List;
import java.util.Map;

/**
 * An importer of tarteaucitron configurations. They contain only the names of services, so most services become
 * presets.
 */
final class TarteaucitronImport {
    private static final Map<String, String> PRESETS = Map.ofEntries(
            Map.entry("gtag", "google-analytics"),
            Map.entry("analytics", "google-analytics"),
            Map.entry("gajs", "google-analytics"),
            Map.entry("multiplegtag", "google-analytics"),
            Map.entry("googletagmanager", "google-tag-manager"),
            Map.entry("googleads", "google-ads"),
            Map.entry("googleadwordsconversion", "google-ads"),
            Map.entry("googleadwordsremarketing", "google-ads"),
            Map.entry("googlemaps", "google-maps"),
            Map.entry("googlemapsembed", "google-maps"),
            Map.entry("googlefonts", "google-fonts"),
            Map.entry("recaptcha", "google-recaptcha"),
            Map.entry("matomocloud", "matomo"),
            Map.entry("matomohightrack", "matomo"),
            Map.entry("atinternet", "piano-analytics"),
            Map.entry("pianoanalytics", "piano-analytics"),
            Map.entry("facebookpixel", "facebook"),
            Map.entry("facebooklikebox", "facebook"),
            Map.entry("twitter", "x"),
            Map.entry("twitterembed", "x"),
            Map.entry("twittertimeline", "x"),
            Map.entry("linkedininsighttag", "linkedin"),
            Map.entry("bingads", "microsoft-advertising"),
            Map.entry("tiktok", "tiktok"),
            Map.entry("snapchat", "snapchat"),
            Map.entry("openstreetmap", "openstreetmap"),
            Map.entry("abtasty", "ab-tasty"));

    private TarteaucitronImport() {}

    static void read(List<String> jobs, Draft draft) {
        for (String job : jobs) {
            String preset = PRESETS.getOrDefault(job, Draft.id(job));
            String category = draft.addCategory("third-party", "Third parties", null, false);
            if (Draft.isPreset(preset)) {
                draft.addPreset(preset, category);
            } else {
                draft.addService(job, null, category, "?? what " + job + " is for");
            }
        }
    }
}
