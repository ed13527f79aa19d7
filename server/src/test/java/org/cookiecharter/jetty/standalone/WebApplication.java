// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.standalone;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.cookiecharter.consent.Consent;

/** A web application made of {@code Shop.java}, compiled against servlets and this library, without their jars. */
final class WebApplication {
    private static final String DESCRIPTOR = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.1">
              <servlet><servlet-name>shop</servlet-name><servlet-class>shop.Shop</servlet-class></servlet>
              <servlet-mapping><servlet-name>shop</servlet-name><url-pattern>/visit</url-pattern></servlet-mapping>
            </web-app>
            """;

    private WebApplication() {}

    /** Writes {@code shop.war}, with classes compiled into this directory. */
    static void write(Path war, Path classes) throws Exception {
        compile(Files.createDirectories(classes));
        try (OutputStream file = Files.newOutputStream(war);
                JarOutputStream jar = new JarOutputStream(file)) {
            jar.putNextEntry(new JarEntry("WEB-INF/classes/shop/Shop.class"));
            Files.copy(classes.resolve("shop/Shop.class"), jar);
            jar.putNextEntry(new JarEntry("WEB-INF/web.xml"));
            jar.write(DESCRIPTOR.getBytes(StandardCharsets.UTF_8));
            jar.putNextEntry(new JarEntry("index.html"));
            jar.write("<html><head><title>Shop</title></head><body>static".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void compile(Path classes) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-proc:none",
                "-nowarn",
                "-d",
                classes.toString(),
                "-cp",
                place(Servlet.class) + System.getProperty("path.separator") + place(Consent.class));
        StringBuilder messages = new StringBuilder();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            message -> messages.append(message).append('\n'),
                            options,
                            null,
                            List.of(new Source()))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("the web application does not compile:\n" + messages);
            }
        }
    }

    private static Path place(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static final class Source extends SimpleJavaFileObject {
        private Source() {
            super(URI.create("string:///shop/Shop.java"), Kind.SOURCE);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) throws IOException {
            try (InputStream file = WebApplication.class.getResourceAsStream("Shop.java")) {
                return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
