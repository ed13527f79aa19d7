// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.net.URI;
import java.nio.file.Path;
import org.cookiecharter.consent.Mode;
import org.jspecify.annotations.Nullable;

/**
 * The options of the command line.
 *
 * @param port the port to listen on, or 0 for any free port
 * @param host the address to listen on
 * @param catalogue the catalogue file, or null for the bundled catalogue
 * @param upstream the scheme, host and port of the site behind the proxy, or null for the portal
 * @param data the directory of the SQLite proof store {@code consent.db}
 * @param store the JDBC URL of a PostgreSQL proof store, or null for the SQLite file
 * @param node the name of this process among those that share the database
 * @param mode the mode: enforce, or report only
 * @param draft the file for a draft catalogue of undeclared cookies and hosts, or null for none
 * @param console the options of the console on the operator's port, or null for no console
 * @param proxy the options of the proxy in front of {@code upstream}
 */
record Options(
        int port,
        String host,
        @Nullable Path catalogue,
        @Nullable URI upstream,
        Path data,
        @Nullable String store,
        String node,
        Mode mode,
        @Nullable Path draft,
        @Nullable ConsoleOptions console,
        ProxyOptions proxy) {
    static final Options DEFAULT = new Options(
            8080,
            "127.0.0.1",
            null,
            null,
            Path.of("data"),
            null,
            "demo",
            Mode.ENFORCE,
            null,
            null,
            ProxyOptions.DEFAULT);

    Options withPort(int port) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, console, proxy);
    }

    Options withHost(String host) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, console, proxy);
    }

    Options withCatalogue(Path catalogue) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, console, proxy);
    }

    Options withUpstream(URI upstream) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, console, proxy);
    }

    Options withData(Path data) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, console, proxy);
    }

    Options withStore(String store) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, console, proxy);
    }

    Options withNode(String node) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, console, proxy);
    }

    Options withMode(Mode mode) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, console, proxy);
    }

    Options withDraft(Path draft) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, console, proxy);
    }

    Options withConsole(ConsoleOptions console) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, console, proxy);
    }

    Options withProxy(ProxyOptions proxy) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, console, proxy);
    }
}
