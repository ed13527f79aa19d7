// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A library of catalogues in the tables of a PostgreSQL database, for several nodes. */
final class PostgresLibrary implements CatalogueLibrary, ErasureLog {
    private final CatalogueTables tables;
    private final boolean severalSites;

    PostgresLibrary(DataSource source, boolean severalSites) {
        this.tables = new CatalogueTables(source);
        this.severalSites = severalSites;
        tables.create();
    }

    @Override
    public boolean hasSites() {
        return severalSites;
    }

    @Override
    public List<String> sites() {
        return severalSites
                ? tables.strings("select site from catalogue_version union select site from catalogue_draft").stream()
                        .map(site -> site.isEmpty() ? OTHERS : site)
                        .sorted()
                        .toList()
                : List.of();
    }

    @Override
    public CatalogueStorage storage(String site) {
        return new PostgresStorage(tables, severalSites && !site.equals(OTHERS) ? site : "");
    }

    @Override
    public ErasureLog erasures() {
        return this;
    }

    @Override
    public void add(Entry entry) {
        tables.write(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into catalogue_erasure (entry) values (?)")) {
                insert.setString(1, entry.json());
                return insert.executeUpdate();
            }
        });
    }

    @Override
    public List<Entry> entries() {
        return tables.read(connection -> {
            List<Entry> entries = new ArrayList<>();
            try (PreparedStatement select =
                            connection.prepareStatement("select entry from catalogue_erasure order by number desc");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(Entry.parse(row.getString(1)));
                }
            }
            return entries;
        });
    }
}
