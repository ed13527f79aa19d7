// SPDX-License-Identifier: Apache-2.0
/**
 * Holds a site on Jetty to its catalogue of cookies and to what each visitor chose.
 *
 * <p>Most need two types: {@link org.cookiecharter.jetty.ConsentHandler} and {@link org.cookiecharter.consent.Consent}.
 */
module org.cookiecharter.server {
    requires transitive java.sql;
    requires transitive org.eclipse.jetty.server;
    requires com.google.gson;
    requires org.cookiecharter.banner;
    requires org.slf4j;
    requires static org.jspecify;
    // Only who keeps proofs in SQLite needs the driver, which java.sql finds.
    requires static org.xerial.sqlitejdbc;
    // Only who keeps them in PostgreSQL and brings no pool.
    requires static com.zaxxer.hikari;

    exports org.cookiecharter.catalogue;
    exports org.cookiecharter.choice;
    exports org.cookiecharter.consent;
    exports org.cookiecharter.decision;
    exports org.cookiecharter.http;
    exports org.cookiecharter.jetty;
    exports org.cookiecharter.proof;
    exports org.cookiecharter.report;
}
