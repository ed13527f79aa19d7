// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Prevents the start of a reactive application, in which no consent would be enforced. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnProperty(prefix = "cookie-charter", name = "enabled", matchIfMissing = true)
class CookieCharterReactiveAutoConfiguration {
    @Bean
    static BeanFactoryPostProcessor reactiveApplicationRejection() {
        return beans -> {
            throw new StartupException(
                    "Cookie Charter cannot enforce consent in a WebFlux application: it needs the servlet API.",
                    "Use spring-boot-starter-web (Spring MVC), or put a Jetty with Cookie Charter in front of the"
                            + " application as a proxy. To start without consent, set cookie-charter.enabled to false.",
                    null);
        };
    }
}
