// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Jupyter Notebook server with a password and an empty directory of notebooks. */
record Jupyter(SiteProcess served) implements AutoCloseable {
    static final String PASSWORD = "a password";

    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");
    private static final String CONFIGURE = "from notebook.auth import passwd; import ipykernel, json;"
            + " print(json.dumps({'NotebookApp': {'password': passwd('" + PASSWORD + "')}}))";

    /** Starts a server, or returns an empty result if Jupyter Notebook is not installed. */
    static Optional<Jupyter> start(Path directory) throws Exception {
        Path configuration = directory.resolve("config.json");
        for (String python : PYTHONS) {
            if (configure(directory, python, configuration)) {
                return Optional.of(new Jupyter(SiteProcess.start(
                        directory, "/login", List.of("sh", "-c", """
                                address=%s
                                JUPYTER_CONFIG_DIR=. JUPYTER_DATA_DIR=. JUPYTER_RUNTIME_DIR=. IPYTHONDIR=. \\
                                exec "$0" -m notebook --config="$1" --allow-root --no-browser \\
                                --ip="${address%:*}" --port="${address##*:}"
                                """, python, configuration.toString()))));
            }
        }
        return Optional.empty();
    }

    URI uri() {
        return served.uri();
    }

    private static boolean configure(Path directory, String python, Path configuration) throws InterruptedException {
        try {
            ProcessBuilder command = new ProcessBuilder(python, "-c", CONFIGURE)
                    .directory(Files.createDirectories(directory).toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(configuration.toFile());
            command.environment().putAll(Map.of("JUPYTER_CONFIG_DIR", directory.toString()));
            return command.start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    @Override
    public void close() {
        served.close();
    }
}
