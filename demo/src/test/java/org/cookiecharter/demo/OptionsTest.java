// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.consent.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void withoutArgumentsIsThePortalOnThisMachineAlone() {
        assertEquals(
                new Options.Parsed.Start(new Options(
                        8080,
                        "127.0.0.1",
                        null,
                        null,
                        Path.of("data"),
                        null,
                        "demo",
                        Mode.ENFORCE,
                        null,
                        ProxyOptions.DEFAULT)),
                parse(""));
    }

    @Test
    void readsEachOptionInBothForms() {
        Options.Parsed expected = new Options.Parsed.Start(new Options(
                9000,
                "0.0.0.0",
                Path.of("cookies.json"),
                URI.create("https://example.org:8443"),
                Path.of("proofs"),
                null,
                "demo",
                Mode.REPORT_ONLY,
                Path.of("cookies.draft.json"),
                ProxyOptions.DEFAULT));
        assertEquals(
                expected,
                parse("--port 9000 --host 0.0.0.0 --catalogue cookies.json --upstream https://example.org:8443/"
                        + " --data proofs --mode report-only --draft cookies.draft.json"));
        assertEquals(
                expected,
                parse("--port=9000 --host=0.0.0.0 --catalogue=cookies.json --upstream=HTTPS://example.org:8443"
                        + " --data=proofs --mode=report-only --draft=cookies.draft.json"));
    }

    @Test
    void takesADatabaseAndTheNameOfThisNode() {
        assertEquals(
                new Options.Parsed.Start(Options.DEFAULT
                        .withStore("jdbc:postgresql://db/site?user=me")
                        .withNode("web-1")),
                parse("--store jdbc:postgresql://db/site?user=me --node web-1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "--upstream http://a:9000                                     | -",
                "--upstream http://a:9000 --upstream-host www.example.org     | www.example.org",
                "--upstream http://a:9000 --upstream-host=localhost:9000      | localhost:9000",
                "--upstream http://a:9000 --upstream-host                     | a:9000",
                "--upstream-host --upstream http://[::1]                      | [::1]",
            })
    void upstreamHostIsThatOfTheUrlUnlessItIsNamed(String arguments, @Nullable String host) {
        assertEquals(
                host,
                assertInstanceOf(Options.Parsed.Start.class, parse(arguments))
                        .options()
                        .proxy()
                        .upstreamHost());
    }

    @Test
    void excludedPathsAreListedOrRepeated() {
        assertEquals(
                new ProxyOptions(null, true, List.of("/wp-admin/*", "/feed", "*.pdf")),
                assertInstanceOf(
                                Options.Parsed.Start.class,
                                parse("--upstream http://a --exclude /wp-admin/*,/feed --forwarded --exclude=*.pdf"))
                        .options()
                        .proxy());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--port 99999           | --port (99999) must be between 0 and 65535",
                "--port -1              | --port (-1) must be between 0 and 65535",
                "--port=080x            | --port (080x) must be between 0 and 65535",
                "--port                 | --port requires a value; example: --port 8080",
                "--port=                | --port requires a value; example: --port 8080",
                "--port --mode report-only   | --port requires a value; example: --port 8080",
                "--port 1 --port 2      | --port is repeated; specify it once",
                "--host a/b             | --host (a/b) must be a host name or an address, like 127.0.0.1",
                "--draft d.json         | --draft (d.json) requires --mode report-only; add it",
                "--store data/consent.db | --store (data/consent.db) must start with jdbc:postgresql:; for a file, use --data with its directory",
                "--store jdbc:postgresql:a --data d | --data (d) and --store are alternatives; specify one",
                "--store jdbc:postgresql:a --node a/b | --node (a/b) must have 1 to 64 letters, digits, '.', '_' or '-'",
                "--node web-1           | --node (web-1) is only for a shared database; add --store",
                "--mode off             | --mode (off) must be enforce or report-only",
                "--mode ENFORCE         | --mode (ENFORCE) must be enforce or report-only",
                "--upstream ftp://a     | --upstream (ftp://a) must be an http or https URL, like http://127.0.0.1:9000",
                "--upstream localhost:9 | --upstream (localhost:9) must be an http or https URL, like http://127.0.0.1:9000",
                "--upstream http:///a   | --upstream (http:///a) must be an http or https URL, like http://127.0.0.1:9000",
                "--upstream http://[    | --upstream (http://[) must be an http or https URL, like http://127.0.0.1:9000",
                "--upstream http://a:0  | --upstream (http://a:0) must be an http or https URL, like http://127.0.0.1:9000",
                "--upstream http://u@a  | --upstream (http://u@a) must not contain a user name; browsers send credentials themselves",
                "--upstream http://a/b  | --upstream (http://a/b) must end after the host or port, like http://a; request paths are forwarded unchanged",
                "--upstream-host a/b --upstream http://a | --upstream-host (a/b) must be a host with an optional port, like www.example.org or localhost:9000",
                "--upstream-host        | --upstream-host is only for the proxy; add --upstream",
                "--forwarded=yes        | --forwarded takes no value; use --forwarded only",
                "--exclude              | --exclude requires a value; example: --exclude /wp-admin/*",
                "--exclude a/b          | --exclude (a/b) must be paths that start with /, like /wp-admin/*,/feed or *.pdf",
                "--exclude /a,,/b       | --exclude () must be paths that start with /, like /wp-admin/*,/feed or *.pdf",
                "--exclude /a*b/*       | --exclude (/a*b/*) must be paths that start with /, like /wp-admin/*,/feed or *.pdf",
                "--exclude /a           | --exclude (/a) is only for the proxy; add --upstream",
                "--help=1               | --help takes no value; use --help only",
                "-h                     | -h is not an option; it must be one of --port, --host, --catalogue, --upstream, --upstream-host, --forwarded, --exclude, --data, --store, --node, --mode, --draft, --help, --version",
                "8080                   | 8080 is not an option; it must be one of --port, --host, --catalogue, --upstream, --upstream-host, --forwarded, --exclude, --data, --store, --node, --mode, --draft, --help, --version",
            })
    void saysWhatIsWrongAndWhatIsAllowed(String arguments, String message) {
        assertEquals(new Options.Parsed.Invalid(message), parse(arguments));
    }

    @Test
    void helpNamesEveryOption() {
        String help =
                assertInstanceOf(Options.Parsed.Print.class, parse("--help")).text();
        for (String name : CommandLine.NAMES) {
            assertEquals(true, help.contains("  " + name + " "), name);
        }
    }

    @Test
    void versionIsOneLine() {
        String version =
                assertInstanceOf(Options.Parsed.Print.class, parse("--version")).text();
        assertEquals(1, version.lines().count());
        assertEquals(true, version.startsWith("cookie-charter "), version);
    }

    private static Options.Parsed parse(String arguments) {
        return Options.parse(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")));
    }
}
