// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.nio.file.Path;
import java.util.Objects;
import org.cookiecharter.consent.Mode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command-line arguments of the demo. */
final class Arguments {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = PortArgument.class,
            description = "Port to listen on, 0 for any free port. Default: ${DEFAULT-VALUE}.")
    private int port = Options.DEFAULT.port();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            converter = Host.class,
            description = "Address to listen on. Default: ${DEFAULT-VALUE}, this machine only.")
    private String host = Options.DEFAULT.host();

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            converter = PathArgument.class,
            description = "The catalogue of the site. Default: the bundled example.")
    private @Nullable Path catalogue;

    @Mixin
    private ProxyArguments proxy = new ProxyArguments();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            converter = PathArgument.class,
            description = "Directory of the proof store consent.db. Default: data.")
    private @Nullable Path data;

    @Option(
            names = "--store",
            paramLabel = "URL",
            converter = StoreUrl.class,
            description = "PostgreSQL proof store instead, like jdbc:postgresql://db/site?user=me.")
    private @Nullable String store;

    @Option(
            names = "--node",
            paramLabel = "NAME",
            converter = Node.class,
            description = "With --store: the name of this process among those that share it. Default: demo.")
    private @Nullable String node;

    @Option(
            names = "--mode",
            paramLabel = "enforce|report-only",
            converter = ModeArgument.class,
            description = "Enforce the choice, or only report what would be blocked. Default: enforce.")
    private Mode mode = Options.DEFAULT.mode();

    @Option(
            names = "--draft",
            paramLabel = "FILE",
            converter = PathArgument.class,
            description = "With --mode report-only: write a draft catalogue of undeclared cookies and hosts.")
    private @Nullable Path draft;

    @Mixin
    private ConsoleArguments console = new ConsoleArguments();

    /**
     * Returns the parsed options.
     *
     * @throws ParameterException if two options contradict each other
     */
    Options options(CommandLine line) {
        if (store == null && node != null) {
            throw new ParameterException(line, "--node (" + node + ") is only for a shared database; add --store");
        }
        if (store != null && data != null) {
            throw new ParameterException(line, "--data (" + data + ") and --store are alternatives; specify one");
        }
        if (draft != null && mode != Mode.REPORT_ONLY) {
            throw new ParameterException(line, "--draft (" + draft + ") requires --mode report-only; add it");
        }
        return new Options(
                port,
                host,
                catalogue,
                proxy.upstream(),
                Objects.requireNonNullElse(data, Options.DEFAULT.data()),
                store,
                Objects.requireNonNullElse(node, Options.DEFAULT.node()),
                mode,
                draft,
                console.options(line, catalogue),
                proxy.options(line));
    }

    /** An address to listen on. */
    static final class Host extends PatternArgument {
        Host() {
            super("[A-Za-z0-9.:_-]+|\\[[0-9A-Fa-f:.]+]", "must be a host name or an address, like 127.0.0.1");
        }
    }

    /** The JDBC URL of a PostgreSQL database. */
    static final class StoreUrl extends PatternArgument {
        StoreUrl() {
            super(
                    Proofs.POSTGRES + ".*",
                    "must start with " + Proofs.POSTGRES + "; for a file, use --data with its directory");
        }
    }

    /** The name of a process among those that share a proof store. */
    static final class Node extends PatternArgument {
        Node() {
            super("[A-Za-z0-9._-]{1,64}", "must have 1 to 64 letters, digits, '.', '_' or '-'");
        }
    }
}
