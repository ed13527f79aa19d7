// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.cookiecharter.metrics.ConsentMonitor;
import org.cookiecharter.test.BlockedCookies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Bean;

/** Tests of the startup of small applications: what fails, with which explanation, and what the properties do. */
class StartupIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    /** An application without security and sessions. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration",
                "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration",
                "org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration"
            })
    public static class SmallApplication {
        @Bean
        BlockedCookies blockedCookies() {
            return new BlockedCookies();
        }

        @Bean
        TestPages pages() {
            return new TestPages();
        }
    }

    @BeforeEach
    void forgetFailure() {
        RecordedFailure.last = null;
    }

    private static FailureAnalysis failure(WebApplicationType type, String... properties) throws Exception {
        SpringApplication application = new SpringApplication(SmallApplication.class);
        application.setWebApplicationType(type);
        String[] arguments = RunningApplication.arguments(properties);
        assertThrows(RuntimeException.class, () -> application.run(arguments));
        return Objects.requireNonNull(RecordedFailure.last, "no analysis was reported");
    }

    @Test
    void explainsInvalidCatalogueByLineAndFix() throws Exception {
        FailureAnalysis failure = failure(WebApplicationType.SERVLET, "cookie-charter.catalogue=classpath:broken.json");
        String description = failure.getDescription();
        assertTrue(
                description.contains("classpath:broken.json: 1 error\n  line 10, service \"login\", cookie \"sid\":"),
                description);
        assertTrue(description.contains("$.services[0].cookies[0].duration"), description);
        assertTrue(failure.getAction().startsWith("Correct each error"), failure.getAction());
    }

    @Test
    void rejectsReactiveApplication() throws Exception {
        FailureAnalysis failure = failure(WebApplicationType.REACTIVE);
        assertTrue(failure.getDescription().contains("WebFlux"), failure.getDescription());
        assertTrue(failure.getAction().contains("spring-boot-starter-web"), failure.getAction());
    }

    @Test
    void startsWithoutConsentIfDisabled() throws Exception {
        try (RunningApplication application =
                RunningApplication.start(SmallApplication.class, TestServer.TOMCAT, "cookie-charter.enabled=false")) {
            assertEquals(
                    0, application.context.getBeansOfType(ConsentMonitor.class).size());
            assertNotEquals(200, application.get("/consent/").statusCode());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JETTY", "TOMCAT"})
    void servesEndpointsBelowContextPathAndReloadsFile(TestServer server) throws Exception {
        Path file = Files.writeString(directory.resolve("cookies.json"), resource("cookies.json"));
        try (RunningApplication application = RunningApplication.start(
                SmallApplication.class,
                server,
                "server.servlet.context-path=/town",
                "cookie-charter.catalogue=" + file,
                "cookie-charter.inject-no-script-banner=true",
                "cookie-charter.records.clients=truncated-ip")) {
            assertEquals(200, application.get("/consent/").statusCode());
            assertEquals(
                    200,
                    application
                            .choose("{\"granted\":[],\"method\":\"refuse-all\"}")
                            .statusCode());
            String before = application.visitors().catalogue().revision();

            Files.writeString(file, resource("cookies.json").replace("\"P6M\" } ]", "\"P5M\" } ]"));
            String after = application.visitors().catalogue().revision();
            assertFalse(before.equals(after));
            ConsentMonitor monitor = application.context.getBean(ConsentMonitor.class);
            long end = System.nanoTime() + 10_000_000_000L;
            while (!monitor.revisions().containsValue(after) && System.nanoTime() < end) {
                Thread.sleep(100);
                application.get("/consent/");
            }
            assertTrue(
                    monitor.revisions().containsValue(after),
                    monitor.revisions().toString());
        }
    }

    private static String resource(String name) throws Exception {
        return Files.readString(Path.of(
                Objects.requireNonNull(StartupIT.class.getResource("/" + name)).toURI()));
    }
}
