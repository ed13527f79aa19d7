// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cookiecharter.consent.Mode;
import org.jspecify.annotations.Nullable;

/** A parser of command-line arguments, from left to right. */
final class CommandLine {
    static final List<String> NAMES = List.of(
            "--port",
            "--host",
            "--catalogue",
            "--upstream",
            "--upstream-host",
            "--forwarded",
            "--exclude",
            "--data",
            "--store",
            "--node",
            "--mode",
            "--draft",
            "--help",
            "--version");

    static final String HELP = """
            Cookie Charter: cookie consent enforced by the server.

            Without --upstream, the demo serves a small open-data portal. With it, the demo is a proxy in front
            of the site at URL that adds the consent banner and enforces the visitor's choice.

              --port PORT            port to listen on, 0 for any free port (default: 8080)
              --host ADDRESS         address to listen on (default: 127.0.0.1, this machine only)
              --catalogue FILE       the catalogue of the site (default: the bundled example)
              --upstream URL         site to proxy, like http://127.0.0.1:9000
              --upstream-host [NAME] send NAME as Host to that site, like www.example.org (without NAME: the host of URL),
                                     for a site that redirects all other host names
              --forwarded            trust X-Forwarded-For, -Proto and -Host, or Forwarded, from the TLS proxy in front;
                                     only with a proxy that sets them, on a port that no other client can reach
              --exclude PATHS        paths to proxy unchanged, without banner or cookie control,
                                     like /wp-admin/*,/feed; may be repeated
              --data DIR             directory of the proof store consent.db (default: ./data)
              --store URL            PostgreSQL proof store instead, like jdbc:postgresql://db/site?user=me
              --node NAME            with --store: the name of this process among those that share it (default: demo)
              --mode enforce|report-only  enforce the choice, or only report what would be blocked (default: enforce)
              --draft FILE           with --mode report-only: write a draft catalogue of undeclared cookies and hosts
              --help                 print this
              --version              print the version
            """;

    private final Deque<String> remaining;
    private final Set<String> givenNames = new HashSet<>();
    private final ProxyArguments proxy = new ProxyArguments();
    private Options options = Options.DEFAULT;

    CommandLine(List<String> arguments) {
        remaining = new ArrayDeque<>(arguments);
    }

    Options.Parsed parse() {
        while (!remaining.isEmpty()) {
            String argument = remaining.removeFirst();
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!NAMES.contains(name)) {
                return invalid(name + " is not an option; it must be one of " + String.join(", ", NAMES));
            }
            if (!givenNames.add(name) && !name.equals("--exclude")) {
                return invalid(name + " is repeated; specify it once");
            }
            if (name.equals("--help") || name.equals("--version")) {
                return equals < 0
                        ? new Options.Parsed.Print(name.equals("--help") ? HELP : version())
                        : invalid(name + " takes no value; use " + name + " only");
            }
            if (name.equals("--forwarded")) {
                if (equals >= 0) {
                    return invalid("--forwarded takes no value; use --forwarded only");
                }
                proxy.forwarded();
                continue;
            }
            if (name.equals("--upstream-host")
                    && equals < 0
                    && (remaining.isEmpty() || remaining.peekFirst().startsWith("--"))) {
                proxy.upstreamHost(null);
                continue;
            }
            String value = equals < 0 ? remaining.pollFirst() : argument.substring(equals + 1);
            // Another option is not a value: in "--port --mode report-only", the port is missing.
            if (value == null || value.isEmpty() || (equals < 0 && value.startsWith("--"))) {
                return invalid(name + " requires a value; example: " + example(name));
            }
            String error = parseValue(name, value);
            if (error != null) {
                return invalid(error);
            }
        }
        if (options.store() == null && givenNames.contains("--node")) {
            return invalid("--node (" + options.node() + ") is only for a shared database; add --store");
        }
        if (options.store() != null && givenNames.contains("--data")) {
            return invalid("--data (" + options.data() + ") and --store are alternatives; specify one");
        }
        if (options.draft() != null && options.mode() != Mode.REPORT_ONLY) {
            return invalid("--draft (" + options.draft() + ") requires --mode report-only; add it");
        }
        String conflict = proxy.conflict(options.upstream());
        return conflict != null
                ? invalid(conflict)
                : new Options.Parsed.Start(options.withProxy(proxy.options(options.upstream())));
    }

    /**
     * Parses the value of an option.
     *
     * @return an error, or null if the value is valid
     */
    private @Nullable String parseValue(String name, String value) {
        return switch (name) {
            case "--port" -> port(value);
            case "--host" -> host(value);
            case "--upstream" -> upstream(value);
            case "--upstream-host" -> proxy.upstreamHost(value);
            case "--exclude" -> proxy.exclude(value);
            case "--mode" -> mode(value);
            case "--store" -> store(value);
            case "--node" -> node(value);
            default -> path(name, value);
        };
    }

    private @Nullable String port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            return "--port (" + value + ") must be between 0 and 65535";
        }
        options = options.withPort(Integer.parseInt(value));
        return null;
    }

    private @Nullable String host(String value) {
        if (!value.matches("[A-Za-z0-9.:_-]+|\\[[0-9A-Fa-f:.]+]")) {
            return "--host (" + value + ") must be a host name or an address, like 127.0.0.1";
        }
        options = options.withHost(value);
        return null;
    }

    private @Nullable String upstream(String value) {
        String error = "--upstream (" + value + ") must be an http or https URL, like http://127.0.0.1:9000";
        URI uri;
        try {
            uri = new URI(value);
        } catch (URISyntaxException e) {
            return error;
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.matches("https?") || uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
            return error;
        }
        if (uri.getRawUserInfo() != null) {
            return "--upstream (" + value + ") must not contain a user name; browsers send credentials themselves";
        }
        if (!uri.getRawPath().matches("/?") || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return "--upstream (" + value + ") must end after the host or port, like " + scheme + "://"
                    + uri.getRawAuthority() + "; request paths are forwarded unchanged";
        }
        options = options.withUpstream(URI.create(scheme + "://" + uri.getRawAuthority()));
        return null;
    }

    private @Nullable String mode(String value) {
        switch (value) {
            case "enforce" -> options = options.withMode(Mode.ENFORCE);
            case "report-only" -> options = options.withMode(Mode.REPORT_ONLY);
            default -> {
                return "--mode (" + value + ") must be enforce or report-only";
            }
        }
        return null;
    }

    private @Nullable String store(String value) {
        if (!value.startsWith(Proofs.POSTGRES)) {
            return "--store (" + value + ") must start with " + Proofs.POSTGRES
                    + "; for a file, use --data with its directory";
        }
        options = options.withStore(value);
        return null;
    }

    private @Nullable String node(String value) {
        if (!value.matches("[A-Za-z0-9._-]{1,64}")) {
            return "--node (" + value + ") must have 1 to 64 letters, digits, '.', '_' or '-'";
        }
        options = options.withNode(value);
        return null;
    }

    private @Nullable String path(String name, String value) {
        Path path;
        try {
            path = Path.of(value);
        } catch (InvalidPathException e) {
            return name + " (" + value + ") is not a valid path: " + e.getReason();
        }
        options = switch (name) {
            case "--data" -> options.withData(path);
            case "--draft" -> options.withDraft(path);
            default -> options.withCatalogue(path);
        };
        return null;
    }

    private static Options.Parsed invalid(String message) {
        return new Options.Parsed.Invalid(message);
    }

    private static String example(String name) {
        return switch (name) {
            case "--port" -> "--port 8080";
            case "--host" -> "--host 127.0.0.1";
            case "--upstream" -> "--upstream http://127.0.0.1:9000";
            case "--upstream-host" -> "--upstream-host www.example.org";
            case "--exclude" -> "--exclude /wp-admin/*";
            case "--mode" -> "--mode report-only";
            case "--data" -> "--data data";
            case "--store" -> "--store jdbc:postgresql://db/site?user=me";
            case "--node" -> "--node web-1";
            case "--draft" -> "--draft cookies.draft.json";
            default -> "--catalogue cookies.json";
        };
    }

    private static String version() {
        String version = Demo.class.getPackage().getImplementationVersion();
        return "cookie-charter " + (version == null ? "(not packaged)" : version) + "\n";
    }
}
