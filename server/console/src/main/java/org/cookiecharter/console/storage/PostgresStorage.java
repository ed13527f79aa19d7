// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.catalogue.CatalogueSyntax;
import org.cookiecharter.proof.ChainHead;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue in the tables of a PostgreSQL database. The last version is the published one. Each change is one
 * transaction, which waits for changes by other nodes.
 */
final class PostgresStorage implements CatalogueStorage {
    private final CatalogueTables tables;
    private final String site;

    /** @param site the name of a host, or empty for all hosts without a catalogue of their own */
    PostgresStorage(CatalogueTables tables, String site) {
        this.tables = tables;
        this.site = site;
    }

    @Override
    public ConsoleState read() {
        return tables.read(this::read);
    }

    private ConsoleState read(Connection connection) throws SQLException {
        Version last = last(connection);
        String draft = draft(connection);
        return new ConsoleState(
                last == null ? null : last.catalogue(),
                draft == null ? null : Draft.read(CatalogueSyntax.object(draft, "the draft")));
    }

    private @Nullable Version last(Connection connection) throws SQLException {
        List<Version> last = versions(connection, " order by number desc limit 1");
        return last.isEmpty() ? null : last.get(0);
    }

    private List<Version> versions(Connection connection, String order) throws SQLException {
        List<Version> versions = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("select record from catalogue_version where site = ?" + order)) {
            select.setString(1, site);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    versions.add(Version.read(CatalogueSyntax.object(row.getString(1), "the version")));
                }
            }
        }
        return versions;
    }

    private @Nullable String draft(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select draft from catalogue_draft where site = ?")) {
            select.setString(1, site);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    @Override
    public boolean replaceDraft(String expected, @Nullable Draft draft) {
        return tables.write(connection -> {
            CatalogueTables.lock(connection, site);
            if (!read(connection).revision().equals(expected)) {
                return false;
            }
            if (draft == null) {
                deleteDraft(connection);
            } else {
                saveDraft(connection, draft);
            }
            return true;
        });
    }

    private void deleteDraft(Connection connection) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from catalogue_draft where site = ?")) {
            delete.setString(1, site);
            delete.executeUpdate();
        }
    }

    private void saveDraft(Connection connection, Draft draft) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into catalogue_draft (site, draft) values (?, ?)"
                        + " on conflict (site) do update set draft = excluded.draft")) {
            insert.setString(1, site);
            insert.setString(2, draft.json());
            insert.executeUpdate();
        }
    }

    @Override
    public boolean publish(String expected, String expectedBase, Edit edit, String note, List<ChainHead> heads) {
        return tables.write(connection -> {
            CatalogueTables.lock(connection, site);
            Draft draft = read(connection).publishable(expected, expectedBase);
            if (draft == null) {
                return false;
            }
            Version last = last(connection);
            Version version = new Version(
                    last == null ? 1 : last.number() + 1,
                    draft.catalogue(),
                    ConsoleState.hash(draft.catalogue()),
                    edit,
                    draft.edited().by(),
                    note,
                    last == null ? "" : last.recordHash(),
                    heads);
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into catalogue_version (site, number, record) values (?, ?, ?)")) {
                insert.setString(1, site);
                insert.setInt(2, version.number());
                insert.setString(3, version.json());
                insert.executeUpdate();
            }
            deleteDraft(connection);
            return true;
        });
    }

    @Override
    public List<Version> history() {
        return tables.read(connection -> versions(connection, " order by number desc"));
    }
}
