// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.cookiecharter.catalogue.Catalogue.Controller;
import org.cookiecharter.catalogue.Catalogue.RegionRule;
import org.cookiecharter.catalogue.Service.Exemption;
import org.jspecify.annotations.Nullable;

/** Finds the declarations that are valid, but that a supervisory authority would question. */
final class CatalogueWarnings {
    /** Thirteen months in seconds, the maximum lifetime of an exempt measurement cookie (CNIL 2020-092, art. 5). */
    private static final long MAX_MEASUREMENT_SECONDS = 395 * 86_400L;

    private final List<CatalogueError> warnings = new ArrayList<>();

    private CatalogueWarnings() {}

    static List<CatalogueError> find(
            @Nullable Controller controller,
            List<Category> categories,
            List<Service> services,
            List<RegionRule> rules) {
        CatalogueWarnings warnings = new CatalogueWarnings();
        if (controller == null) {
            warnings.add(
                    "$.controller",
                    "missing; visitors must be informed who is responsible for their data (GDPR art. 13(1)(a))");
        } else if (controller.contact() == null) {
            warnings.add(
                    "$.controller.contact",
                    "missing; visitors must be informed how to contact the controller (GDPR art. 13(1)(a))");
        }
        for (int i = 0; i < categories.size(); i++) {
            if (categories.get(i).consent() == ConsentRequirement.OPT_IN
                    && categories.get(i).purpose() == null) {
                warnings.add(
                        "$.categories[" + i + "].purpose",
                        "missing; the banner names purposes, not techniques (CNIL 2020-092, art. 2)");
            }
        }
        for (int i = 0; i < services.size(); i++) {
            String path = "$.services[" + i + "].";
            switch (services.get(i).category().consent()) {
                case OPT_OUT -> warnings.checkMeasurement(path, services.get(i));
                case OPT_IN -> warnings.checkRetention(path, services.get(i));
                case EXEMPT -> {
                    // A service that needs no consent states neither.
                }
            }
        }
        warnings.checkRegions(rules);
        warnings.checkExemptionsInUk(services, rules);
        return warnings.warnings;
    }

    /** Warns about rules, or regions of rules, that never apply because of an earlier rule. */
    private void checkRegions(List<RegionRule> rules) {
        // The last one is not in the file.
        for (int i = 0; i < rules.size() - 1; i++) {
            List<RegionRule> earlier = rules.subList(0, i);
            List<String> regions = rules.get(i).regions();
            List<String> covered = regions.stream()
                    .filter(region -> earlier.stream()
                            .anyMatch(
                                    rule -> region.equals("*") ? rule.regions().contains("*") : rule.applies(region)))
                    .toList();
            if (covered.size() == regions.size()) {
                add("$.regions[" + i + "]", "never applies; earlier rules apply to all of its regions");
            } else if (!covered.isEmpty()) {
                add(
                        "$.regions[" + i + "].regions",
                        "never applies to " + String.join(", ", covered) + "; earlier rules do");
            }
        }
    }

    /** Warns about services that a rule for the United Kingdom makes opt-out, but that share what they store. */
    private void checkExemptionsInUk(List<Service> services, List<RegionRule> rules) {
        RegionRule uk = rules.stream()
                .filter(rule -> rule.regions().contains("GB"))
                .findFirst()
                .orElse(null);
        for (int i = 0; uk != null && i < services.size(); i++) {
            Service service = services.get(i);
            boolean isShared =
                    service.saleOrSharing() || service.cookies().stream().anyMatch(DeclaredCookie::thirdPartyAccess);
            if (isShared && uk.consent(service.category()) == ConsentRequirement.OPT_OUT) {
                add(
                        "$.services[" + i + "]",
                        "opt-out in the United Kingdom, although third parties have access; statistics and appearance are"
                                + " exempt only if nobody else uses the data (PECR, schedule A1)");
            }
        }
    }

    /**
     * Warns if the retention of data is not stated. A provider that is a controller itself states it in its own policy.
     */
    private void checkRetention(String path, Service service) {
        if (service.dataRetention() == null && service.privacyPolicy() == null) {
            add(
                    path + "dataRetention",
                    "missing, and no privacyPolicy states it; visitors must be informed how long data are stored"
                            + " (GDPR art. 13(2)(a))");
        }
    }

    private void checkMeasurement(String path, Service service) {
        String missing = Arrays.stream(Exemption.values())
                .filter(condition -> !service.exemption().contains(condition))
                .map(Exemption::text)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            add(
                    path + "exemption",
                    "does not state " + missing
                            + "; anonymous statistics are exempt only if all of these conditions are met (CNIL 2020-091, art. 5)");
        }
        LocalizedText retention = service.dataRetention();
        if (retention == null || CookieDuration.parse(retention.in(retention.language())) == null) {
            add(
                    path + "dataRetention",
                    "is not an ISO 8601 duration; write one of at most P25M, so that it is checked (CNIL 2020-092, art. 5)");
        }
        for (int i = 0; i < service.cookies().size(); i++) {
            DeclaredCookie cookie = service.cookies().get(i);
            if (cookie.duration().seconds() > MAX_MEASUREMENT_SECONDS) {
                add(
                        path + "cookies[" + i + "].duration",
                        "longer than P13M; anonymous statistics are exempt up to 13 months (CNIL 2020-092, art. 5)");
            }
            if (cookie.renew()) {
                add(
                        path + "cookies[" + i + "].renew",
                        "true; anonymous statistics are exempt only if later visits do not extend the cookie's lifetime"
                                + " (CNIL 2020-092, art. 5)");
            }
        }
    }

    private void add(String path, String message) {
        warnings.add(new CatalogueError(path, message));
    }
}
