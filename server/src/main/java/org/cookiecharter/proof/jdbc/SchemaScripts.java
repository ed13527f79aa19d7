// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The migration scripts of a schema: script n migrates version n - 1 to version n, and the first creates the tables.
 * Statements end with a semicolon at the end of a line; lines that start with {@code --} are comments.
 */
public record SchemaScripts(List<String> scripts) {
    public SchemaScripts {
        scripts = List.copyOf(scripts);
    }

    /** Returns the scripts in the resources {@code NAME-1.sql}, {@code NAME-2.sql} and so on, next to this class. */
    public static SchemaScripts named(Class<?> neighbour, String name) {
        List<String> scripts = new ArrayList<>();
        for (String next = read(neighbour, name, 1);
                !next.isEmpty();
                next = read(neighbour, name, scripts.size() + 1)) {
            scripts.add(next);
        }
        return new SchemaScripts(scripts);
    }

    private static String read(Class<?> neighbour, String name, int version) {
        String file = name + '-' + version + ".sql";
        try (InputStream stream = neighbour.getResourceAsStream(file)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Returns the newest version. */
    public int version() {
        return scripts.size();
    }

    /** Migrates a schema from this version to the newest; 0 is an empty database. */
    public void run(int from, Statement statement) throws SQLException {
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
