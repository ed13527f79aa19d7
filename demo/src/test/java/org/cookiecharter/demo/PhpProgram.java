// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A web application of Debian's packages, copied and served by PHP's own server with several workers. */
record PhpProgram(SiteProcess served) implements AutoCloseable {
    /** Returns whether PHP with the database driver, and this file of an application, are installed. */
    static boolean isInstalled(Path file) throws InterruptedException {
        try {
            return Files.isRegularFile(file)
                    && SiteProcess.quiet(
                                            Path.of("."),
                                            List.of("php", "-r", "exit(extension_loaded('mysqli') ? 0 : 1);"))
                                    .start()
                                    .waitFor()
                            == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Copies a directory, so that the installed files stay unchanged. */
    static Path copy(Path program, Path target) throws IOException, InterruptedException {
        Process copy = SiteProcess.quiet(Path.of("."), List.of("cp", "-rL", program + "/.", target.toString()))
                .start();
        if (copy.waitFor() != 0) {
            throw new IOException("cannot copy " + program);
        }
        return target;
    }

    /**
     * Starts the application.
     *
     * @param environment settings of environment variables, as in a shell
     * @param probe a path to which it responds
     */
    static PhpProgram start(Path directory, String environment, String probe) throws Exception {
        return new PhpProgram(SiteProcess.start(
                directory,
                probe,
                List.of("sh", "-c", environment + " PHP_CLI_SERVER_WORKERS=4 exec php -S %s -t '" + directory + "'")));
    }

    URI uri() {
        return served.uri();
    }

    @Override
    public void close() {
        served.process().descendants().forEach(ProcessHandle::destroyForcibly);
        served.process().destroyForcibly();
    }
}
