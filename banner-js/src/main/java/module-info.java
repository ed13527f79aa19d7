// SPDX-License-Identifier: Apache-2.0
/** The browser bundle: scripts, style sheets and texts. */
@SuppressWarnings("module") // The one module that may use it is built later.
module org.cookiecharter.banner {
    requires static org.jspecify;

    exports org.cookiecharter.banner to
            org.cookiecharter.server;
}
