// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import javax.sql.DataSource;
import org.cookiecharter.proof.ProofStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

/** Auto-configuration of the console, if the property that names the user's header field is set. */
@AutoConfiguration(after = CookieCharterAutoConfiguration.class)
@ConditionalOnProperty(prefix = "cookie-charter.console", name = "user-header")
@ConditionalOnBean({CookieCharterProperties.class, ProofStore.class})
class CookieCharterConsoleAutoConfiguration {
    private static final String CONSOLE = "org.cookiecharter.console.ConsentConsole";

    @Bean
    ConsoleLifecycle cookieConsole(
            CookieCharterProperties properties, ProofStore proofs, ObjectProvider<DataSource> dataSources) {
        if (!ClassUtils.isPresent(CONSOLE, getClass().getClassLoader())) {
            throw new StartupException(
                    "cookie-charter.console.user-header is set, but the console is missing.",
                    "Add the dependency org.cookiecharter:cookie-charter-console, or remove the property.",
                    null);
        }
        return ConsoleLifecycle.create(properties, proofs, dataSources.getIfUnique());
    }
}
