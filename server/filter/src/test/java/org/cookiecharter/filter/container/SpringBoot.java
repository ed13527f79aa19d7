// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.container;

import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.filter.ConsentFilter;
import org.cookiecharter.filter.matrix.Container;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.settings.ConsentSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Spring Boot 3 and 4, which have the same API here. */
public final class SpringBoot implements Container {
    private @Nullable ConfigurableApplicationContext context;

    @Override
    public int start(Catalogue catalogue, ProofStore proofs, ConsentSettings settings, Path directory)
            throws Exception {
        Path files = Files.createDirectories(directory.resolve("files"));
        Files.writeString(files.resolve("static.html"), CarelessServlet.PAGE);
        // Java accepts one such factory, and another Tomcat may have set its own.
        TomcatURLStreamHandlerFactory.disable();
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SpringApplication application = new SpringApplication(Application.class);
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "server.address", InetAddress.getLoopbackAddress().getHostAddress(),
                "server.compression.enabled", "true",
                "spring.main.banner-mode", "off",
                "spring.jmx.enabled", "false",
                "server.tomcat.basedir", directory.toString(),
                "spring.web.resources.static-locations", files.toUri().toString()));
        application.addInitializers(started -> started.getBeanFactory()
                .registerSingleton(
                        "consentFilter", new ConsentFilter(CatalogueProvider.one(catalogue), proofs, settings)));
        ConfigurableApplicationContext running = application.run();
        context = running;
        return Integer.parseInt(Objects.requireNonNull(running.getEnvironment().getProperty("local.server.port")));
    }

    @Override
    public void stop() {
        if (context != null) {
            context.close();
        }
    }

    /** The application of the guide. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class Application {
        @Bean
        FilterRegistrationBean<ConsentFilter> consent(ConsentFilter filter) {
            FilterRegistrationBean<ConsentFilter> registration = new FilterRegistrationBean<>(filter);
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
            return registration;
        }

        @Bean
        ServletRegistrationBean<CarelessServlet> careless() {
            return new ServletRegistrationBean<>(new CarelessServlet(), "/app/*");
        }
    }
}
