// SPDX-License-Identifier: Apache-2.0
/** The browser bundle, and the layers that a server creates from it. */
@SuppressWarnings("module") // The one module that may use it is built later.
module org.cookiecharter.banner {
    requires transitive com.google.gson;
    requires static org.jspecify;

    exports org.cookiecharter.banner to
            org.cookiecharter.server;
}
