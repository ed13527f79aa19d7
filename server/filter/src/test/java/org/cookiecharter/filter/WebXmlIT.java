// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.cookiecharter.filter.container.LoopbackTomcat;
import org.cookiecharter.filter.matrix.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests the guide's {@code web.xml} in an application with a context path. */
@Timeout(120)
class WebXmlIT {
    private static final Path GUIDE = Path.of("..", "..", "docs", "pages", "servlet-filter.md");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private Tomcat tomcat;

    @BeforeEach
    void start() throws Exception {
        Path application = Files.createDirectories(directory.resolve("shop"));
        Path inside = Files.createDirectories(application.resolve("WEB-INF"));
        Files.writeString(application.resolve("page.html"), "<!doctype html><title>A page</title>");
        Files.writeString(inside.resolve("cookies.json"), OneApplication.CATALOGUE);
        Files.writeString(inside.resolve("web.xml"), webXml());
        tomcat = LoopbackTomcat.in(directory.resolve("tomcat"));
        tomcat.setAddDefaultWebXmlToWebapp(false);
        tomcat.addWebapp("/shop", application.toString());
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private String webXml() throws IOException {
        Matcher sample = Pattern.compile("(?s)```xml\n(<filter>.*?)```").matcher(Files.readString(GUIDE));
        assertTrue(sample.find());
        return """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                %s
                <servlet>
                  <servlet-name>files</servlet-name>
                  <servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class>
                </servlet>
                <servlet-mapping><servlet-name>files</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
                <mime-mapping><extension>html</extension><mime-type>text/html</mime-type></mime-mapping>
                </web-app>
                """.formatted(sample.group(1).replace("/var/lib/example", directory.toString()));
    }

    private Reply request(String... request) throws IOException {
        return Reply.request(tomcat.getConnector().getLocalPort(), request);
    }

    @Test
    void servesEndpointsInsideContext() throws Exception {
        Reply page = request("GET /shop/page.html", "Accept: text/html");
        assertTrue(page.text().contains("<script src=\"/shop/consent/banner.js?v="), page::toString);
        assertEquals(200, request("GET /shop/consent/").status());
        assertEquals("/shop/consent/", request("GET /shop/consent").header("location"));
        assertTrue(request("GET /shop/consent/layers.json").text().contains("/shop/consent"));
    }

    @Test
    void recordsChoiceInConfiguredStore() throws Exception {
        Reply reply = request(
                "PUT /shop/consent/choice",
                "Sec-Fetch-Site: same-origin",
                "Content-Type: application/json",
                "{\"granted\":[\"video\"]}");
        assertEquals(200, reply.status(), reply::toString);
        assertTrue(Files.exists(directory.resolve("consent.db")));
    }

    /** A filter configuration without an application. */
    private record Config(Map<String, String> parameters) implements FilterConfig {
        @Override
        public String getFilterName() {
            return "consent";
        }

        @Override
        public ServletContext getServletContext() {
            return (ServletContext) java.lang.reflect.Proxy.newProxyInstance(
                    Config.class.getClassLoader(),
                    new Class<?>[] {ServletContext.class},
                    (proxy, method, arguments) -> null);
        }

        @Override
        public @Nullable String getInitParameter(String name) {
            return parameters.get(name);
        }

        @Override
        public Enumeration<String> getInitParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }
    }

    @Test
    void reportsAllErrorsAtOnce() {
        Config config = new Config(Map.of("mode", "Report", "colour", "red", "injectBanner", "yes"));
        ServletException e = assertThrows(ServletException.class, () -> new ConsentFilter().init(config));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("""
                the filter "consent" of web.xml cannot start:
                init-param catalogue is missing; set it to /WEB-INF/cookies.json, a file or a directory
                init-param store is missing; set it to a file like /var/lib/example/consent.db, or to a database
                init-param colour (red) must be one of catalogue, store, node, draftFile, path, cookieName,"""), message);
        assertTrue(message.endsWith("""
                init-param injectBanner (yes) must be true or false
                init-param mode (Report) must be one of [enforce, report-only]"""), message);
    }
}
