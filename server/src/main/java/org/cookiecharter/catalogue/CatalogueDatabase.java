// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.cookiecharter.database.PostgresTransaction;
import org.jspecify.annotations.Nullable;

/**
 * The catalogues in the tables of a PostgreSQL database, which consoles write. The numbers of the versions are cached in
 * memory and read in the background, so that no request waits for the database, except the first of a new version.
 */
final class CatalogueDatabase implements CatalogueProvider {
    private static final String VERSIONS = "select site, max(number) from catalogue_version group by site";
    private static final String LOAD = "select record from catalogue_version where site = ? and number = ?";
    /** The SQLSTATE of a table that does not exist: no console has used the database yet. */
    private static final String NO_TABLE = "42P01";

    private static final int TIMEOUT_MILLIS = 10_000;

    private final DataSource source;
    private final AtomicBoolean isReading = new AtomicBoolean();
    private volatile Map<String, Integer> versions;
    private volatile @Nullable UncheckedIOException failure;

    CatalogueDatabase(DataSource source) {
        this.source = source;
        this.versions = readVersions();
    }

    @Override
    public @Nullable CatalogueSource find(String host) {
        Map<String, Integer> current = versions;
        if (current.containsKey(host)) {
            return new Row(this, host);
        }
        return current.containsKey("") ? new Row(this, "") : null;
    }

    @Override
    public void refresh() {
        if (isReading.compareAndSet(false, true)) {
            Thread reader = new Thread(this::readInBackground, "cookie-charter-catalogues");
            reader.setDaemon(true);
            reader.start();
        }
        UncheckedIOException last = failure;
        if (last != null) {
            throw last;
        }
    }

    private void readInBackground() {
        try {
            versions = readVersions();
            failure = null;
        } catch (UncheckedIOException e) {
            failure = e;
        } finally {
            isReading.set(false);
        }
    }

    private Map<String, Integer> readVersions() {
        try (Connection connection = source.getConnection()) {
            return PostgresTransaction.read(connection, TIMEOUT_MILLIS, CatalogueDatabase::readVersions);
        } catch (SQLException e) {
            if (NO_TABLE.equals(e.getSQLState())) {
                return Map.of();
            }
            throw failure("the versions of the catalogues", e);
        }
    }

    private static Map<String, Integer> readVersions(Statement statement) throws SQLException {
        Map<String, Integer> read = new TreeMap<>();
        try (ResultSet row = statement.executeQuery(VERSIONS)) {
            while (row.next()) {
                read.put(row.getString(1), row.getInt(2));
            }
        }
        return read;
    }

    private Catalogue load(String site) {
        Integer number = versions.get(site);
        String name = "catalogue %s, version %d".formatted(site.isEmpty() ? "of all hosts" : "of " + site, number);
        try (Connection connection = source.getConnection()) {
            return PostgresTransaction.read(
                    connection, TIMEOUT_MILLIS, statement -> load(connection, site, number == null ? 0 : number, name));
        } catch (SQLException e) {
            throw failure(name, e);
        }
    }

    private static Catalogue load(Connection connection, String site, int number, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOAD)) {
            select.setString(1, site);
            select.setInt(2, number);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new UncheckedIOException(new IOException(name + " is missing"));
                }
                return parse(row.getString(1), name);
            }
        }
    }

    private static Catalogue parse(String record, String name) {
        JsonObject version = CatalogueSyntax.object(record, name);
        if (version.get("catalogue") instanceof JsonObject catalogue) {
            return Catalogue.parse(catalogue.toString(), name);
        }
        throw new JsonParseException(name + " must contain \"catalogue\"");
    }

    private static UncheckedIOException failure(String what, SQLException e) {
        String message = what + " cannot be read from the database: " + e.getMessage();
        return new UncheckedIOException(message, new IOException(message, e));
    }

    /** The last version of one site. */
    private record Row(CatalogueDatabase database, String site) implements CatalogueSource {
        @Override
        public @Nullable Object version() {
            return database.versions.get(site);
        }

        @Override
        public Catalogue load() {
            return database.load(site);
        }

        @Override
        public String toString() {
            return "catalogue in PostgreSQL" + (site.isEmpty() ? "" : " of " + site);
        }
    }
}
