// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A development server with a small site; npm fetches it into a directory below {@code target} once. */
record DevServer(SiteProcess served, Path directory) implements AutoCloseable {
    /** Starts Next.js; if npm cannot fetch it, the test is skipped. */
    static DevServer next() throws Exception {
        return start("next", """
                NEXT_TELEMETRY_DISABLED=1 exec node node_modules/next/dist/bin/next dev \\
                -H "${address%:*}" -p "${address##*:}"
                """);
    }

    /** Starts Vite; if npm cannot fetch it, the test is skipped. */
    static DevServer vite() throws Exception {
        return start("vite", """
                exec node node_modules/vite/bin/vite.js --host "${address%:*}" --port "${address##*:}" --strictPort
                """);
    }

    /**
     * Starts a server.
     *
     * @param name of the npm package, and of the site in the test resources
     * @param command for a shell, with the address to listen at in {@code $address}
     */
    private static DevServer start(String name, String command) throws Exception {
        Path directory = Path.of("target", name).toAbsolutePath();
        copySite(name, directory);
        install(name, directory);
        return new DevServer(
                SiteProcess.start(directory, "/", List.of("sh", "-c", "address=%s\n" + command)), directory);
    }

    URI uri() {
        return served.uri();
    }

    /** Replaces a text in a source file, as a developer does. */
    void edit(String file, String text, String by) {
        Path source = directory.resolve(file);
        try {
            String before = Files.readString(source);
            if (!before.contains(text)) {
                throw new IllegalStateException(file + " does not contain " + text);
            }
            Files.writeString(source, before.replace(text, by));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copySite(String name, Path directory) throws Exception {
        Path site = Path.of(
                Objects.requireNonNull(DevServer.class.getResource(name)).toURI());
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = directory.resolve(site.relativize(file).toString());
                Files.createDirectories(target.resolveSibling(""));
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void install(String name, Path directory) throws InterruptedException {
        if (Files.exists(directory.resolve("node_modules/" + name + "/package.json"))) {
            return;
        }
        Path log = directory.resolve("install.log");
        try {
            Process npm = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--loglevel=error")
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log.toFile()))
                    .start();
            boolean exited = npm.waitFor(300, TimeUnit.SECONDS);
            npm.destroy();
            Assumptions.assumeTrue(
                    exited && npm.exitValue() == 0, "npm cannot fetch " + name + ": " + Files.readString(log));
        } catch (IOException e) {
            Assumptions.abort("there is no npm: " + e);
        }
    }

    @Override
    public void close() {
        // The command that a signal ends leaves its server running.
        served.process().descendants().forEach(ProcessHandle::destroyForcibly);
        served.process().destroyForcibly();
    }
}
