// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.outage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A site in a separate process, to be killed. */
final class SiteProcess implements AutoCloseable {
    private final Process process;
    private final URI uri;

    /**
     * @param store its address
     * @param scratch a directory for the driver's unpacked library and the remains of a killed process
     */
    SiteProcess(String store, Path scratch) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.sqlite.tmpdir=" + scratch,
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestSite.class.getName(),
                        store)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
        if (line == null) {
            throw new IOException("the site did not start");
        }
        uri = URI.create(line);
    }

    URI uri() {
        return uri;
    }

    /** SIGKILL, which nothing can catch. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
