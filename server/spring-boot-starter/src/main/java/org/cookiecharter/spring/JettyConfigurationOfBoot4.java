// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.metrics.ConsentMonitor;
import org.cookiecharter.proof.ProofStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWarDeployment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Configuration of the handler, in a Jetty that Spring Boot 4 starts. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnNotWarDeployment
@ConditionalOnBean(type = "org.springframework.boot.jetty.servlet.JettyServletWebServerFactory")
class JettyConfigurationOfBoot4 {
    @Bean
    ConsentHandler consentHandler(CatalogueProvider catalogues, ProofStore proofs) {
        return new ConsentHandler(catalogues, proofs);
    }

    @Bean
    ConsentMonitor consentMonitor(ConsentHandler handler) {
        return handler.getMonitor();
    }

    @Bean
    JettyCustomizerOfBoot4 consentHandlerCustomizer(
            ConsentHandler handler,
            CookieCharterProperties properties,
            ApplicationListeners listeners,
            Environment environment) {
        return new JettyCustomizerOfBoot4(new HandlerInstaller(handler, properties, listeners, environment));
    }
}
