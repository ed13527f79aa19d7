// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.consent.Mode;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param port the port to listen on; 0 for any free one
 * @param host the address to listen on
 * @param catalogue the catalogue file; null for the one that is shipped
 * @param upstream the site to stand in front of, a scheme, host and port; null for the portal
 * @param data the directory of the proof file {@code consent.db}
 * @param store the PostgreSQL database that keeps the proofs instead, by its JDBC address; null for that file
 * @param node what this process is called among those that share the database
 * @param mode whether the choice is enforced or only counted
 * @param draft where a catalogue is drafted of what is seen; null for nowhere
 * @param proxy how the demo stands between visitors and the site behind {@code upstream}
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
        ProxyOptions proxy) {
    static final Options DEFAULT = new Options(
            8080, "127.0.0.1", null, null, Path.of("data"), null, "demo", Mode.ENFORCE, null, ProxyOptions.DEFAULT);

    /** What a command line asks for. */
    sealed interface Parsed {
        /** Start the server. */
        record Start(Options options) implements Parsed {}

        /** Print this and stop. */
        record Print(String text) implements Parsed {}

        /** Print this error, one line, and stop with exit code 2. */
        record Mistake(String message) implements Parsed {}
    }

    /** Reads the arguments; {@code --name value} and {@code --name=value} mean the same. */
    static Parsed parse(List<String> arguments) {
        return new CommandLine(arguments).parse();
    }

    Options withPort(int port) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, proxy);
    }

    Options withHost(String host) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, proxy);
    }

    Options withCatalogue(Path catalogue) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, proxy);
    }

    Options withUpstream(URI upstream) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, proxy);
    }

    Options withData(Path data) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, proxy);
    }

    Options withStore(String store) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, proxy);
    }

    Options withNode(String node) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, proxy);
    }

    Options withMode(Mode mode) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, proxy);
    }

    Options withDraft(Path draft) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, proxy);
    }

    Options withProxy(ProxyOptions proxy) {
        return new Options(port, host, catalogue, upstream, data, store, node, mode, draft, proxy);
    }
}
