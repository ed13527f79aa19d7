// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cookiecharter.settings.ConsentSettings;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Tests of the properties, and of the hints for native images. */
class CookieCharterPropertiesTest {
    private static CookieCharterProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("cookie-charter", CookieCharterProperties.class);
    }

    private static Map<String, String> values(ConsentSettings settings) throws Exception {
        Map<String, String> values = new TreeMap<>();
        for (PropertyDescriptor property :
                Introspector.getBeanInfo(ConsentSettings.class).getPropertyDescriptors()) {
            if (property.getReadMethod() != null) {
                values.put(
                        property.getName(),
                        String.valueOf(property.getReadMethod().invoke(settings)));
            }
        }
        return values;
    }

    @Test
    void defaultsAreThoseOfSettingsExceptThatBannerIsInjected() throws Exception {
        ConsentSettings defaults = new ConsentSettings();
        ConsentSettings settings = new ConsentSettings();
        settings.setInjectBanner(true);
        ConsentSettings applied = new ConsentSettings();
        bind(Map.of()).apply(applied, "", ApplicationListeners.NONE);
        assertEquals(values(settings), values(applied));
        assertTrue(values(defaults).size() > 12, values(defaults).toString());
    }

    @Test
    void appliesEachProperty() throws Exception {
        ConsentSettings settings = new ConsentSettings();
        bind(Map.ofEntries(
                        Map.entry("cookie-charter.mode", "report-only"),
                        Map.entry("cookie-charter.path", "/privacy"),
                        Map.entry("cookie-charter.cookie-name", "choice"),
                        Map.entry("cookie-charter.cookie-domain", "example.org"),
                        Map.entry("cookie-charter.cookie-duration", "7m"),
                        Map.entry("cookie-charter.refusal-duration", "9m"),
                        Map.entry("cookie-charter.region-header", "X-Region"),
                        Map.entry("cookie-charter.inject-banner", "false"),
                        Map.entry("cookie-charter.inject-no-script-banner", "true"),
                        Map.entry("cookie-charter.banner-excluded-paths", "/admin/*,/api/*"),
                        Map.entry("cookie-charter.block-third-parties", "false"),
                        Map.entry("cookie-charter.restrict-origins-by-csp", "true"),
                        Map.entry("cookie-charter.allow-undeclared", "true"),
                        Map.entry("cookie-charter.account-choices", "true"),
                        Map.entry("cookie-charter.max-loaded-sites", "7"),
                        Map.entry("cookie-charter.draft-file", "draft.json"),
                        Map.entry("cookie-charter.webhooks[0].address", "https://crm.example/consent"),
                        Map.entry(
                                "cookie-charter.webhooks[0].secret",
                                "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="),
                        Map.entry("cookie-charter.records.clients", "salted-hash"),
                        Map.entry("cookie-charter.records.retain-forever", "true"),
                        Map.entry("cookie-charter.records.max-choices-per-minute-per-client", "1"),
                        Map.entry("cookie-charter.records.max-choices-per-minute", "2")))
                .apply(settings, "/town", ApplicationListeners.NONE);
        Map<String, String> values = values(settings);
        ConsentSettings startersDefaults = new ConsentSettings();
        startersDefaults.setInjectBanner(true);
        Map<String, String> defaults = values(startersDefaults);
        List<String> unchanged = values.keySet().stream()
                .filter(name -> Objects.equals(values.get(name), defaults.get(name)))
                .toList();
        assertEquals(List.of("class", "clock", "consentListener", "cookieListener", "regionFunction"), unchanged);
        assertEquals("/town/privacy", settings.getPath());
    }

    @Test
    void hintsContainPresetsAndCatalogue() {
        RuntimeHints hints = new RuntimeHints();
        new CookieCharterRuntimeHints().registerHints(hints, getClass().getClassLoader());
        for (String resource : List.of(
                "cookies.json",
                "org/cookiecharter/catalogue/services/matomo.json",
                "org/cookiecharter/cookie/effective_tld_names.dat")) {
            assertTrue(RuntimeHintsPredicates.resource().forResource(resource).test(hints), resource);
        }
    }
}
