// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.cookiecharter.metrics.ConsentMeters;
import org.cookiecharter.metrics.ConsentMonitor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the meters; Spring Boot binds them to each registry. */
@AutoConfiguration(after = CookieCharterAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(ConsentMonitor.class)
class CookieCharterMetricsAutoConfiguration {
    @Bean
    ConsentMeters consentMeters(ConsentMonitor monitor) {
        return new ConsentMeters(monitor);
    }
}
