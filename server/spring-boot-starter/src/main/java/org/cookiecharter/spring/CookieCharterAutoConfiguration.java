// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import javax.sql.DataSource;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.consent.ConsentListener;
import org.cookiecharter.consent.CookieListener;
import org.cookiecharter.proof.ProofStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.StringUtils;

/**
 * Auto-configuration of a servlet application: the Jetty handler in an embedded Jetty, otherwise the filter. An
 * application replaces the catalogue or the store by a bean of that type.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration",
            "org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(prefix = "cookie-charter", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(CookieCharterProperties.class)
// In this order: the filter is for applications in which no handler was configured before.
@Import({JettyConfigurationOfBoot3.class, JettyConfigurationOfBoot4.class, FilterConfiguration.class})
class CookieCharterAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    CatalogueProvider cookieCatalogueProvider(
            CookieCharterProperties properties, ResourceLoader resources, ObjectProvider<DataSource> dataSources) {
        return CatalogueLoader.load(
                properties.catalogue(),
                resources,
                StringUtils.hasText(properties.console().userHeader()),
                dataSources.getIfUnique());
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    ProofStore consentProofStore(
            CookieCharterProperties properties,
            // First, so that an invalid catalogue is reported before any file is created.
            CatalogueProvider catalogues,
            ObjectProvider<DataSource> dataSources) {
        return StoreOpener.open(properties, dataSources.getIfUnique());
    }

    @Bean
    ApplicationListeners consentListeners(
            ObjectProvider<CookieListener> cookies, ObjectProvider<ConsentListener> choices) {
        return new ApplicationListeners(cookies.getIfUnique(), choices.getIfUnique());
    }
}
