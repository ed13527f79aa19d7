// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.cookiecharter.proof.Postgres;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.StoreFixture;
import org.jspecify.annotations.Nullable;

/** A store in a separate database. Its node {@code first} corresponds to the unnamed node of other stores. */
public record PostgresFixture(DataSource source) implements StoreFixture {
    public PostgresFixture() {
        this(Postgres.freshDatabase());
    }

    @Override
    public ProofStore open(@Nullable String node) {
        return PostgresProofStore.open(source, Objects.requireNonNullElse(node, "first"));
    }

    @Override
    public String hex(String column) {
        return "encode(" + column + ", 'hex')";
    }

    @Override
    public void execute(String... commands) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            // A program that may write the tables may also disable their rules.
            statement.execute("set session_replication_role = replica");
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    @Override
    public List<String> column(String query) throws SQLException {
        List<String> column = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                column.add(row.getString(1));
            }
        }
        return column;
    }

    private Connection connect() throws SQLException {
        Connection connection = source.getConnection();
        connection.setSchema(PostgresDatabase.SCHEMA);
        return connection;
    }
}
