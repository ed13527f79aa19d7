// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.postgres.PostgresProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;

/**
 * A store of one kind on this machine's disk, and a plain table for rows of the same size.
 *
 * @param name the name of the kind
 * @param proofs the store
 * @param plain a connection of the same durability, in auto-commit mode
 * @param server the database server, which is stopped at the end
 */
record ChoiceStore(String name, ProofStore proofs, Connection plain, Closeable server) implements AutoCloseable {
    static ChoiceStore sqlite(Path directory) throws SQLException {
        Connection plain = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plain.db"));
        try (Statement statement = plain.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("pragma synchronous = full");
        }
        return with("SQLite", SqliteProofStore.open(directory.resolve("consent.db")), plain, () -> {});
    }

    static ChoiceStore postgres(Path directory) throws SQLException, IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        HikariDataSource pool = new HikariDataSource(config);
        return with("PostgreSQL", PostgresProofStore.open(pool, "one"), pool.getConnection(), () -> {
            pool.close();
            server.close();
        });
    }

    private static ChoiceStore with(String name, ProofStore proofs, Connection plain, Closeable server)
            throws SQLException {
        try (Statement statement = plain.createStatement()) {
            statement.execute("create table plain (number integer primary key, id text, content text)");
            statement.execute("create index plain_by_id on plain (id)");
        }
        return new ChoiceStore(name, proofs, plain, server);
    }

    @Override
    public void close() throws SQLException, IOException {
        proofs.close();
        plain.close();
        server.close();
    }
}
