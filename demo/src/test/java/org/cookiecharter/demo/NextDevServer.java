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

/** A Next.js development server with a small site; npm fetches it into {@code target/next} once. */
record NextDevServer(SiteProcess served) implements AutoCloseable {
    private static final Path DIRECTORY = Path.of("target/next").toAbsolutePath();
    private static final String START = """
            address=%s
            NEXT_TELEMETRY_DISABLED=1 exec node node_modules/next/dist/bin/next dev \\
            -H "${address%:*}" -p "${address##*:}"
            """;

    /** Starts the server; if npm cannot fetch it, the test is skipped. */
    static NextDevServer start() throws Exception {
        copySite();
        install();
        return new NextDevServer(SiteProcess.start(DIRECTORY, "/", List.of("sh", "-c", START)));
    }

    URI uri() {
        return served.uri();
    }

    /** Replaces a text in a source file, as a developer does. */
    void edit(String file, String text, String by) {
        Path source = DIRECTORY.resolve(file);
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

    private static void copySite() throws Exception {
        Path site = Path.of(
                Objects.requireNonNull(NextDevServer.class.getResource("next")).toURI());
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = DIRECTORY.resolve(site.relativize(file).toString());
                Files.createDirectories(target.resolveSibling(""));
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void install() throws InterruptedException {
        if (Files.exists(DIRECTORY.resolve("node_modules/next/package.json"))) {
            return;
        }
        Path log = DIRECTORY.resolve("install.log");
        try {
            Process npm = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--loglevel=error")
                    .directory(DIRECTORY.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log.toFile()))
                    .start();
            boolean exited = npm.waitFor(300, TimeUnit.SECONDS);
            npm.destroy();
            Assumptions.assumeTrue(
                    exited && npm.exitValue() == 0, "npm cannot fetch Next.js: " + Files.readString(log));
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
