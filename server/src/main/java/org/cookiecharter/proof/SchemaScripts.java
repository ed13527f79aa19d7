// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from each version of a schema to the next: script number n makes version n of version n - 1, and the first
 * makes the tables. Statements end with a semicolon at the end of a line; a line that begins with {@code --} is a remark.
 */
record SchemaScripts(List<String> scripts) {
    SchemaScripts {
        scripts = List.copyOf(scripts);
    }

    /** The resources {@code NAME-1.sql}, {@code NAME-2.sql} and so on. */
    static SchemaScripts named(String name) {
        List<String> scripts = new ArrayList<>();
        for (String next = read(name, 1); !next.isEmpty(); next = read(name, scripts.size() + 1)) {
            scripts.add(next);
        }
        return new SchemaScripts(scripts);
    }

    private static String read(String name, int version) {
        String file = name + '-' + version + ".sql";
        try (InputStream stream = SchemaScripts.class.getResourceAsStream(file)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** The newest version. */
    int version() {
        return scripts.size();
    }

    /** Brings a schema of this version to the newest; 0 is that of an empty database. */
    void run(int from, Statement statement) throws SQLException {
        for (String script : scripts.subList(from, version())) {
            StringBuilder command = new StringBuilder();
            for (String line : script.lines().toList()) {
                if (!line.startsWith("--")) {
                    command.append(line).append('\n');
                }
                if (line.endsWith(";")) {
                    statement.execute(command.toString());
                    command.setLength(0);
                }
            }
        }
    }
}
