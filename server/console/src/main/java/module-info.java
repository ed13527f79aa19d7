// SPDX-License-Identifier: Apache-2.0
/**
 * A console on which a privacy officer edits, reviews and publishes the catalogue of a site, without JSON.
 *
 * <p>Applications need only one type: {@link org.cookiecharter.console.ConsentConsole}.
 */
@SuppressWarnings("module") // Only a standalone Jetty has jetty-xml.
module org.cookiecharter.console {
    requires transitive org.cookiecharter.server;
    requires com.google.gson;
    requires org.cookiecharter.banner;
    requires org.slf4j;
    requires static org.jspecify;

    exports org.cookiecharter.console;

    // For the XML file of a standalone Jetty.
    exports org.cookiecharter.console.standalone to
            org.eclipse.jetty.xml;
}
