// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.matrix;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A loader of a container, the filter and the application with the container's own servlet API, because containers have
 * equally named classes in different versions. The build copies the jars to {@code target/containers}.
 */
final class ContainerLoader {
    private ContainerLoader() {}

    static Container load(String folder, String type) throws Exception {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("target", "containers", folder))) {
            for (Path jar : files.toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        urls.add(Path.of("target", "classes").toUri().toURL());
        urls.add(Path.of("target", "test-classes").toUri().toURL());
        // Not closed: its classes are used until the tests end.
        @SuppressWarnings("resource")
        URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), new Shared());
        return (Container) loader.loadClass("org.cookiecharter.filter.container." + type)
                .getConstructor()
                .newInstance();
    }

    /** A parent class loader of the classes that containers do not contain: the library and its dependencies. */
    private static final class Shared extends ClassLoader {
        private static final List<String> PACKAGES = List.of(
                "org.cookiecharter.",
                "org.eclipse.jetty.http.",
                "org.eclipse.jetty.io.",
                "org.eclipse.jetty.util.",
                "org.slf4j.",
                "org.jspecify.");

        private Shared() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            boolean apart = name.startsWith("org.cookiecharter.filter.")
                    && !name.startsWith("org.cookiecharter.filter.matrix.");
            if (apart || PACKAGES.stream().noneMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            return ContainerLoader.class.getClassLoader().loadClass(name);
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            return Collections.emptyEnumeration();
        }
    }
}
