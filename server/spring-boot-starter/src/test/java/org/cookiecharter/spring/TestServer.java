// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.spring;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.ClassUtils;

/** The servers that the present version of Spring Boot supports. */
enum TestServer {
    JETTY(
            "org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory",
            "org.springframework.boot.jetty.servlet.JettyServletWebServerFactory"),
    TOMCAT(
            "org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory",
            "org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory"),
    UNDERTOW("org.springframework.boot.web.embedded.undertow.UndertowServletWebServerFactory");

    private final String factories;

    TestServer(String... factories) {
        this.factories = String.join(" ", factories);
    }

    static List<TestServer> available() {
        return Arrays.stream(values())
                .filter(server -> server.factory() != null)
                .toList();
    }

    private @Nullable String factory() {
        return Stream.of(factories.split(" "))
                .filter(name -> ClassUtils.isPresent(name, TestServer.class.getClassLoader()))
                .findFirst()
                .orElse(null);
    }

    /** Makes this the server of an application, although its class path has others too. */
    void select(GenericApplicationContext context) {
        RootBeanDefinition definition = new RootBeanDefinition();
        definition.setBeanClassName(factory());
        context.registerBeanDefinition("selectedWebServerFactory", definition);
    }
}
