// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A base directory of the published Jetty with a web application in it, with or without the product's module. */
final class StandaloneJetty {
    private static final Path ARCHIVE = Path.of("../server/target/cookie-charter-jetty-home.zip");
    private static final Path HOMES = Path.of("target/jetty-home");
    private static final Path APPLICATIONS = Path.of("target/applications");
    private static final String EMPTY_CATALOGUE = """
            {"site": "http://localhost", "language": "en", "controller": {"name": "Lab", "contact": "lab@example.org"},
             "categories": [{"id": "necessary", "consent": "exempt", "name": "Necessary"}], "services": []}
            """;
    private static final String START = """
            address=%s
            exec "$@" jetty.http.host="${address%:*}" jetty.http.port="${address##*:}"
            """;

    private final Path base;

    /** @param base an empty directory */
    StandaloneJetty(Path base) {
        this.base = base;
    }

    Path base() {
        return base;
    }

    /** Unpacks the product's archive into the base. */
    StandaloneJetty withProduct() throws IOException {
        try (InputStream file = Files.newInputStream(ARCHIVE);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = base.resolve(entry.getName());
                if (!entry.isDirectory()) {
                    Files.createDirectories(target.resolveSibling(""));
                    Files.copy(zip, target);
                }
            }
        }
        Files.createDirectories(base.resolve("consent"));
        Files.writeString(catalogue(), EMPTY_CATALOGUE);
        return addModules("consent");
    }

    /** Returns the file of the catalogue, which declares nothing at first. */
    Path catalogue() {
        return base.resolve("consent/cookies.json");
    }

    /** Adds modules of the distribution, or of the base. */
    StandaloneJetty addModules(String modules) throws IOException {
        try {
            List<String> command = command(List.of(), List.of("--add-modules=" + modules));
            if (SiteProcess.quiet(base, command).start().waitFor() != 0) {
                throw new IllegalStateException("start.jar does not add " + modules);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /**
     * Deploys a web application that the build has fetched.
     *
     * @param name the name of its file without the version, and the path that it gets
     * @param environment the servlets that it was written for, such as {@code ee10}
     */
    StandaloneJetty deploy(String name, String environment) throws IOException {
        Path directory = Files.createDirectories(base.resolve("webapps"));
        Files.copy(APPLICATIONS.resolve(name + ".war"), directory.resolve(name + ".war"));
        Files.writeString(directory.resolve(name + ".properties"), "environment: " + environment + "\n");
        return this;
    }

    /**
     * Starts the server, and waits until it responds.
     *
     * @param options of the Java virtual machine
     * @param properties arguments of {@code start.jar}
     */
    Running start(List<String> options, String... properties) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "-c", START, "jetty"));
        command.addAll(command(options, List.of(properties)));
        return new Running(SiteProcess.start(base, "/", command));
    }

    private List<String> command(List<String> options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.add("-jar");
        command.add(home().resolve("start.jar").toAbsolutePath().toString());
        command.addAll(arguments);
        return command;
    }

    private static Path home() throws IOException {
        try (Stream<Path> homes = Files.list(HOMES)) {
            return homes.findFirst().orElseThrow();
        }
    }

    /** A running server, which stops in an orderly way, so that it writes what is pending. */
    record Running(SiteProcess served) implements AutoCloseable {
        URI uri() {
            return served.uri();
        }

        @Override
        public void close() {
            try {
                served.stop();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted before the server had ended", e);
            }
        }
    }
}
