// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.cookiecharter.consent.ConsentListener;
import org.cookiecharter.consent.CookieListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Tests that listeners that are beans are notified, by the handler and by the filter. */
class ListenersIT {
    /** An application with both listeners, which note what they are notified of. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableWebSecurity
    public static class ListeningApplication {
        final List<String> events = new CopyOnWriteArrayList<>();

        @Bean
        SecurityFilterChain security(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }

        @Bean
        CookieListener cookieListener() {
            return (request, event) -> events.add(event.name() + " " + event.action());
        }

        @Bean
        ConsentListener consentListener() {
            return record -> events.add(record.outcome() + " " + record.granted());
        }

        @Bean
        CarelessController pages() {
            return new CarelessController();
        }
    }

    static Stream<TestServer> servers() {
        return TestServer.available().stream();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void notifiesBeansOfCookiesAndChoices(TestServer server) throws Exception {
        try (RunningApplication application = RunningApplication.start(ListeningApplication.class, server)) {
            List<String> events = application.context.getBean(ListeningApplication.class).events;
            application.get("/careless");
            assertEquals(
                    200,
                    application
                            .choose("{\"granted\":[\"counter\"],\"method\":\"choose\"}")
                            .statusCode());
            List<String> expected =
                    List.of("basket BLOCKED", "_count BLOCKED", "GRANTED [counter]", "cookies_preferences SET");
            // Cookies are reported once the response is on its way.
            for (int wait = 0; wait < 500 && events.size() < expected.size(); wait++) {
                Thread.sleep(10);
            }
            assertEquals(expected, events);
        }
    }
}
