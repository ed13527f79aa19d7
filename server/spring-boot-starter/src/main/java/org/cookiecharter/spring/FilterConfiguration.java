// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.filter.ConsentFilter;
import org.cookiecharter.metrics.ConsentMonitor;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.settings.ConsentSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Configuration of the filter, in every other server, and in one into which the application is deployed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnMissingBean(ConsentMonitor.class)
class FilterConfiguration {
    /**
     * The position of the filter: after the one that evaluates forwarded headers, at the highest precedence, and before
     * those that set cookies, such as Spring Session (50 further on) and Spring Security (-100).
     */
    static final int FILTER_ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    FilterRegistrationBean<ConsentFilter> consentFilter(
            CatalogueProvider catalogues,
            ProofStore proofs,
            CookieCharterProperties properties,
            ApplicationListeners listeners) {
        ConsentSettings settings = new ConsentSettings();
        properties.apply(settings, "", listeners);
        FilterRegistrationBean<ConsentFilter> registration =
                new FilterRegistrationBean<>(new ConsentFilter(catalogues, proofs, settings));
        registration.setName("cookie-charter");
        registration.setOrder(FILTER_ORDER);
        registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return registration;
    }

    @Bean
    ConsentMonitor consentMonitor(FilterRegistrationBean<ConsentFilter> consentFilter) {
        return consentFilter.getFilter().getMonitor();
    }
}
