// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/** Installs the handler in a Jetty of Spring Boot 4: after all other customizers, and so outside their handlers. */
final class JettyCustomizerOfBoot4 implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory>, Ordered {
    private final HandlerInstaller installer;

    JettyCustomizerOfBoot4(HandlerInstaller installer) {
        this.installer = installer;
    }

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(installer::install);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
