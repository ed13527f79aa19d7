// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import java.time.Clock;
import org.cookiecharter.metrics.ConsentMonitor;
import org.cookiecharter.proof.ProofStore;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Auto-configuration of the verifications of the proof store, and of the actuator endpoint. */
@AutoConfiguration(after = CookieCharterAutoConfiguration.class)
@ConditionalOnBean(ConsentMonitor.class)
class CookieCharterActuatorAutoConfiguration {
    @Bean(destroyMethod = "close")
    StoreVerifier consentStoreVerifier(CookieCharterProperties properties, ProofStore proofs) {
        return new StoreVerifier(proofs, properties.verificationInterval(), Clock.systemUTC());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
    static class EndpointConfiguration {
        @Bean
        @ConditionalOnAvailableEndpoint
        CookieCharterEndpoint cookieCharterEndpoint(
                CookieCharterProperties properties, ConsentMonitor monitor, ProofStore proofs, StoreVerifier verifier) {
            return new CookieCharterEndpoint(properties, monitor, proofs, verifier);
        }
    }
}
