// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import org.cookiecharter.metrics.ConsentMonitor;
import org.cookiecharter.proof.ProofStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the health indicator {@code cookieCharter} for Spring Boot 4. */
@AutoConfiguration(after = CookieCharterActuatorAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(ConsentMonitor.class)
class CookieCharterHealthBoot4AutoConfiguration {
    @Bean
    @ConditionalOnEnabledHealthIndicator("cookiecharter")
    HealthIndicator cookieCharterHealthIndicator(
            CookieCharterProperties properties, ConsentMonitor monitor, ProofStore proofs, StoreVerifier verifier) {
        return new Indicator(new StoreHealth(properties, monitor, proofs, verifier));
    }

    private static final class Indicator extends AbstractHealthIndicator {
        private final StoreHealth health;

        private Indicator(StoreHealth health) {
            super("The store of consent records cannot be read");
            this.health = health;
        }

        @Override
        protected void doHealthCheck(Health.Builder builder) {
            StoreHealth.Result result = health.check();
            (result.isUp() ? builder.up() : builder.down()).withDetails(result.details());
        }
    }
}
