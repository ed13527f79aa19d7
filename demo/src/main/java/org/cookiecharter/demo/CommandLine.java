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

/** Reads the arguments of one start, from left to right. */
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
            Cookie Charter: cookie consent that the server holds to.

            Without --upstream it shows a small open-data portal; with it, the site at URL,
            with the banner put in and the visitor's choice enforced.

              --port PORT            port to listen on, 0 for any free one (default: 8080)
              --host ADDRESS         address to listen on (default: 127.0.0.1, this machine alone)
              --catalogue FILE       what the site declares (default: the shipped example)
              --upstream URL         site to stand in front of, like http://127.0.0.1:9000
              --upstream-host [NAME] ask that site by NAME, like www.example.org (without NAME: by the host of URL),
                                     for a site that sends visitors who typed another name to its own
              --forwarded            believe X-Forwarded-For, -Proto and -Host, or Forwarded, of the TLS proxy in front;
                                     only with a proxy that sets them, on a port that nobody else reaches
              --exclude PATHS        paths to pass unchanged, without banner and control of cookies,
                                     like /wp-admin/*,/feed; may be repeated
              --data DIR             where consent.db, the proof of each choice, lies (default: ./data)
              --store URL            keep the proofs in PostgreSQL instead, at URL, like jdbc:postgresql://db/site?user=me
              --node NAME            with --store: this process's name among those that share it (default: demo)
              --mode enforce|report-only  hold to the choice, or only count what would be blocked (default: enforce)
              --draft FILE           with --mode report-only: draft a catalogue of what is seen and not declared
              --help                 print this
              --version              print the version
            """;

    private final Deque<String> rest;
    private final Set<String> seen = new HashSet<>();
    private final ProxyArguments proxy = new ProxyArguments();
    private Options options = Options.DEFAULT;

    CommandLine(List<String> arguments) {
        rest = new ArrayDeque<>(arguments);
    }

    Options.Parsed parse() {
        while (!rest.isEmpty()) {
            String argument = rest.removeFirst();
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!NAMES.contains(name)) {
                return wrong(name + " is not an option; it must be one of " + String.join(", ", NAMES));
            }
            if (!seen.add(name) && !name.equals("--exclude")) {
                return wrong(name + " is given twice; give it once");
            }
            if (name.equals("--help") || name.equals("--version")) {
                return equals < 0
                        ? new Options.Parsed.Print(name.equals("--help") ? HELP : version())
                        : wrong(name + " takes no value; write " + name + " alone");
            }
            if (name.equals("--forwarded")) {
                if (equals >= 0) {
                    return wrong("--forwarded takes no value; write --forwarded alone");
                }
                proxy.forwarded();
                continue;
            }
            if (name.equals("--upstream-host")
                    && equals < 0
                    && (rest.isEmpty() || rest.peekFirst().startsWith("--"))) {
                proxy.upstreamHost(null);
                continue;
            }
            String value = equals < 0 ? rest.pollFirst() : argument.substring(equals + 1);
            // Another option is no value: "--port --mode report-only" lacks one.
            if (value == null || value.isEmpty() || (equals < 0 && value.startsWith("--"))) {
                return wrong(name + " needs a value; write " + example(name));
            }
            String error = take(name, value);
            if (error != null) {
                return wrong(error);
            }
        }
        if (options.store() == null && seen.contains("--node")) {
            return wrong("--node (" + options.node() + ") names one of several that share a database; add --store");
        }
        if (options.store() != null && seen.contains("--data")) {
            return wrong("--data (" + options.data() + ") and --store are two places for the proofs; give one");
        }
        if (options.draft() != null && options.mode() != Mode.REPORT_ONLY) {
            return wrong("--draft (" + options.draft() + ") is written with --mode report-only alone; add it");
        }
        String conflict = proxy.conflict(options.upstream());
        return conflict != null
                ? wrong(conflict)
                : new Options.Parsed.Start(options.withProxy(proxy.options(options.upstream())));
    }

    /** Takes one option over; gives the error in it, or null. */
    private @Nullable String take(String name, String value) {
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
            return "--upstream (" + value + ") must not hold a user name; browsers send credentials themselves";
        }
        if (!uri.getRawPath().matches("/?") || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return "--upstream (" + value + ") must end after the host or port, like " + scheme + "://"
                    + uri.getRawAuthority() + "; paths are passed on as they are";
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
            return "--store (" + value + ") must begin with " + Proofs.POSTGRES
                    + "; for a file give its directory as --data";
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
            return name + " (" + value + ") is no path: " + e.getReason();
        }
        options = switch (name) {
            case "--data" -> options.withData(path);
            case "--draft" -> options.withDraft(path);
            default -> options.withCatalogue(path);
        };
        return null;
    }

    private static Options.Parsed wrong(String message) {
        return new Options.Parsed.Mistake(message);
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
