// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command-line arguments of the proxy. */
final class ProxyArguments {
    /** The value of {@code --upstream-host} without an argument, which is not a host name. */
    private static final String HOST_OF_URL = "(host of URL)";

    @Option(
            names = "--upstream",
            paramLabel = "URL",
            converter = UpstreamArgument.class,
            description = "Site to proxy, like http://127.0.0.1:9000.")
    private @Nullable URI upstream;

    @Option(
            names = "--upstream-host",
            paramLabel = "NAME",
            arity = "0..1",
            fallbackValue = HOST_OF_URL,
            converter = HostHeader.class,
            description = "Send NAME as Host to that site, like www.example.org (without NAME: the host of URL),"
                    + " for a site that redirects all other host names.")
    private @Nullable String upstreamHost;

    @Option(
            names = "--forwarded",
            description = "Trust X-Forwarded-For, -Proto and -Host, or Forwarded, from the TLS proxy in front;"
                    + " only with a proxy that sets them, on a port that no other client can reach.")
    private boolean forwarded;

    @Option(
            names = "--region-header",
            paramLabel = "NAME",
            converter = RegionHeader.class,
            description =
                    "Read the visitor's region from this header of a proxy in front, like CF-IPCountry, or from two:"
                            + " country,part. For a catalogue with regions.")
    private @Nullable String regionHeader;

    @Option(
            names = "--exclude",
            paramLabel = "PATHS",
            converter = PathSpecsArgument.class,
            description = "Paths to proxy unchanged, without banner or cookie control, like /wp-admin/*,/feed;"
                    + " may be repeated.")
    private List<String> excluded = new ArrayList<>();

    @Nullable
    URI upstream() {
        return upstream;
    }

    /**
     * Returns the parsed options.
     *
     * @throws ParameterException if an option needs {@code --upstream}, which is missing
     */
    ProxyOptions options(CommandLine line) {
        List<String> paths = excluded.stream()
                .flatMap(list -> Stream.of(list.split(",", -1)))
                .toList();
        if (upstream == null && upstreamHost != null) {
            throw new ParameterException(line, "--upstream-host is only for the proxy; add --upstream");
        }
        if (upstream == null && !paths.isEmpty()) {
            throw new ParameterException(
                    line, "--exclude (" + String.join(",", paths) + ") is only for the proxy; add --upstream");
        }
        String host = upstream != null && HOST_OF_URL.equals(upstreamHost) ? upstream.getRawAuthority() : upstreamHost;
        return new ProxyOptions(host, forwarded, regionHeader, paths);
    }

    /** The value of a {@code Host} header. */
    static final class HostHeader extends PatternArgument {
        HostHeader() {
            super(
                    "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?",
                    "must be a host with an optional port, like www.example.org or localhost:9000");
        }

        @Override
        public String convert(String value) {
            return value.equals(HOST_OF_URL) ? value : super.convert(value);
        }
    }

    /** The names of the headers that contain the region of the visitor. */
    static final class RegionHeader extends PatternArgument {
        RegionHeader() {
            super(
                    "[A-Za-z0-9-]{1,64}(,[A-Za-z0-9-]{1,64})?",
                    "must be the name of a header, or two separated by a comma, like CF-IPCountry");
        }
    }
}
