// SPDX-License-Identifier: Apache-2.0
/**
 * Enforces cookie consent on a site served by Jetty, by its catalogue of cookies and the choice of each visitor.
 *
 * <p>Most applications need only two types: {@link org.cookiecharter.jetty.ConsentHandler} and {@link
 * org.cookiecharter.consent.Consent}.
 */
@SuppressWarnings("module") // The filter, the console and the test support are compiled later.
module org.cookiecharter.server {
    requires transitive java.sql;
    requires transitive org.eclipse.jetty.server;
    requires com.google.gson;
    requires java.net.http;
    requires org.cookiecharter.banner;
    requires org.slf4j;
    requires static org.jspecify;
    // Needed only for proofs in SQLite; java.sql finds the driver.
    requires static org.xerial.sqlitejdbc;
    // Needed only for proofs in PostgreSQL without a connection pool of the application.
    requires static com.zaxxer.hikari;
    // Needed only for ConsentMeters.
    requires static micrometer.core;

    exports org.cookiecharter.catalogue;
    exports org.cookiecharter.choice;
    exports org.cookiecharter.consent;
    exports org.cookiecharter.jetty;
    exports org.cookiecharter.metrics;
    exports org.cookiecharter.proof;
    exports org.cookiecharter.proof.postgres;
    exports org.cookiecharter.proof.sqlite;
    exports org.cookiecharter.report;
    exports org.cookiecharter.settings;

    // For the XML file of a standalone Jetty.
    exports org.cookiecharter.jetty.standalone to
            org.eclipse.jetty.xml;

    // For the servlet filter, and some of it for the test support.
    exports org.cookiecharter.cookie to
            org.cookiecharter.filter,
            org.cookiecharter.test;
    exports org.cookiecharter.endpoint to
            org.cookiecharter.console,
            org.cookiecharter.filter;
    exports org.cookiecharter.enforcement to
            org.cookiecharter.filter;
    exports org.cookiecharter.html to
            org.cookiecharter.filter;
    exports org.cookiecharter.settings.text to
            org.cookiecharter.console,
            org.cookiecharter.filter;
    exports org.cookiecharter.site to
            org.cookiecharter.filter;

    // For the console.
    exports org.cookiecharter.charter to
            org.cookiecharter.console;
    exports org.cookiecharter.database to
            org.cookiecharter.console;
    exports org.cookiecharter.decision to
            org.cookiecharter.console,
            org.cookiecharter.test;
    exports org.cookiecharter.discovery to
            org.cookiecharter.console;
    exports org.cookiecharter.endpoint.banner to
            org.cookiecharter.console;
    exports org.cookiecharter.endpoint.charter to
            org.cookiecharter.console;
    exports org.cookiecharter.format to
            org.cookiecharter.console;
    exports org.cookiecharter.proof.export to
            org.cookiecharter.console;

    // For the test support.
    exports org.cookiecharter.choice.cookie to
            org.cookiecharter.test;
}
