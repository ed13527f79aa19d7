// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.session.SessionManager;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;

/**
 * One of Jetty's servlet environments with a separate class loader, because they have equally named classes in
 * different versions.
 *
 * <p>The build copies its jars to {@code target/servlet-environments}, for each line of Jetty. This class compiles the
 * careless application against each of them.
 */
final class ServletEnvironment {
    private static final Path FOLDER = Path.of("target", "servlet-environments", Application.LINE);
    private static final String APPLICATION = "CarelessApplication";

    private ServletEnvironment() {}

    /** Returns the careless application, compiled for this environment: {@code ee8} to {@code ee11}. */
    @SuppressWarnings("unchecked")
    static Function<List<String>, Handler> application(String name) throws Exception {
        // Other tests use these servlets too; Jetty loads each environment from one class loader only.
        boolean onClassPath = name.equals("ee11");
        List<Path> jars = onClassPath ? List.of(jar(ServletContextHandler.class), jar(Servlet.class)) : jars(name);
        // Another test process may compile at the same time.
        Path classes = Files.createTempDirectory(Files.createDirectories(FOLDER.resolve(name)), "classes");
        compile(source(name), jars, classes);
        List<URL> urls = new ArrayList<>();
        for (Path jar : onClassPath ? List.<Path>of() : jars) {
            urls.add(jar.toUri().toURL());
        }
        urls.add(classes.toUri().toURL());
        // Not closed: its classes are used until the tests end.
        @SuppressWarnings("resource")
        URLClassLoader loader = new URLClassLoader(
                urls.toArray(URL[]::new),
                onClassPath ? ServletEnvironment.class.getClassLoader() : new WithoutServlets());
        return (Function<List<String>, Handler>)
                loader.loadClass("careless." + APPLICATION).getConstructor().newInstance();
    }

    private static List<Path> jars(String name) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(name))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static String source(String name) throws IOException {
        try (InputStream file = ServletEnvironment.class.getResourceAsStream(APPLICATION + ".java")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            String renamed = text.replace("ee11", name);
            return name.equals("ee8") ? renamed.replace("jakarta.servlet", "javax.servlet") : renamed;
        }
    }

    private static void compile(String source, List<Path> jars, Path classes) throws Exception {
        List<Path> path = new ArrayList<>(jars);
        for (Class<?> type : List.of(
                Handler.class, HttpFields.class, EndPoint.class, Callback.class, SessionManager.class, Logger.class)) {
            path.add(jar(type));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-proc:none",
                "-nowarn",
                "-d",
                classes.toString(),
                "-cp",
                path.stream().map(Path::toString).collect(Collectors.joining(System.getProperty("path.separator"))));
        StringBuilder messages = new StringBuilder();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            null,
                            files,
                            message -> messages.append(message).append('\n'),
                            options,
                            null,
                            List.of(new Source(source)))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("the application does not compile against " + jars + ":\n" + messages);
            }
        }
    }

    private static Path jar(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String text) {
            super(URI.create("string:///careless/" + APPLICATION + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return text;
        }
    }

    /** A parent class loader that hides the tests' servlet classes, so that they are loaded from the environment. */
    private static final class WithoutServlets extends ClassLoader {
        private WithoutServlets() {
            super(ServletEnvironment.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("jakarta.servlet.")
                    || name.startsWith("javax.servlet.")
                    || name.startsWith("org.eclipse.jetty.ee")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
