// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.cookiecharter.consent.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class OptionsTest {
    @Test
    void usesDefaultsWithoutArguments() {
        assertEquals(
                new Options(
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
                        ProxyOptions.DEFAULT),
                parse(""));
    }

    @Test
    void parsesEachOptionInBothForms() {
        Options expected = new Options(
                9000,
                "0.0.0.0",
                Path.of("cookies.json"),
                URI.create("https://example.org:8443"),
                Path.of("proofs"),
                null,
                "demo",
                Mode.REPORT_ONLY,
                Path.of("cookies.draft.json"),
                new ConsoleOptions(List.of("Ann", "Bob_Example"), Path.of("audit.json")),
                ProxyOptions.DEFAULT);
        assertEquals(
                expected,
                parse(
                        "--port 9000 --host 0.0.0.0 --catalogue cookies.json --upstream https://example.org:8443/"
                                + " --data proofs --mode report-only --draft cookies.draft.json --console Ann --console Bob_Example --audit-report audit.json"));
        assertEquals(
                expected,
                parse(
                        "--port=9000 --host=0.0.0.0 --catalogue=cookies.json --upstream=HTTPS://example.org:8443"
                                + " --data=proofs --mode=report-only --draft=cookies.draft.json --console=Ann --console=Bob_Example --audit-report=audit.json"));
    }

    @Test
    void parsesDatabaseAndNode() {
        assertEquals(
                Options.DEFAULT.withStore("jdbc:postgresql://db/site?user=me").withNode("web-1"),
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
    void usesHostOfUrlUnlessUpstreamHostHasValue(String arguments, @Nullable String host) {
        assertEquals(host, parse(arguments).proxy().upstreamHost());
    }

    @Test
    void parsesListedAndRepeatedExcludedPaths() {
        assertEquals(
                new ProxyOptions(null, true, "X-Country,X-Part", List.of("/wp-admin/*", "/feed", "*.pdf")),
                parse("--upstream http://a --exclude /wp-admin/*,/feed --forwarded --exclude=*.pdf"
                                + " --region-header X-Country,X-Part")
                        .proxy());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--port 99999           | Invalid value for option '--port': '99999' must be between 0 and 65535",
                "--port -1              | Invalid value for option '--port': '-1' must be between 0 and 65535",
                "--port=080x            | Invalid value for option '--port': '080x' must be between 0 and 65535",
                "--port                 | Missing required parameter for option '--port' (PORT)",
                "--port=                | Invalid value for option '--port': '' must be between 0 and 65535",
                "--port --mode report-only | Expected parameter for option '--port' but found '--mode'",
                "--port 1 --port 2      | option '--port' (PORT) should be specified only once",
                "--host a/b             | Invalid value for option '--host': 'a/b' must be a host name or an address, like 127.0.0.1",
                "--console Ann          | --console (Ann) edits a file; add --catalogue FILE",
                "--catalogue c.json --console Ann --console Ann | --console (Ann, Ann) names a user twice; use different names",
                "--audit-report a.json  | --audit-report (a.json) is only for the console; add --console USER",
                "--region-header a:b    | Invalid value for option '--region-header': 'a:b' must be the name of a header, or two separated by a comma, like CF-IPCountry",
                "--region-header a,b,c  | Invalid value for option '--region-header': 'a,b,c' must be the name of a header, or two separated by a comma, like CF-IPCountry",
                "--draft d.json         | --draft (d.json) requires --mode report-only; add it",
                "--store data/consent.db | Invalid value for option '--store': 'data/consent.db' must start with jdbc:postgresql:; for a file, use --data with its directory",
                "--store jdbc:postgresql:a --data d | --data (d) and --store are alternatives; specify one",
                "--store jdbc:postgresql:a --node a/b | Invalid value for option '--node': 'a/b' must have 1 to 64 letters, digits, '.', '_' or '-'",
                "--node web-1           | --node (web-1) is only for a shared database; add --store",
                "--mode off             | Invalid value for option '--mode': 'off' must be enforce or report-only",
                "--mode ENFORCE         | Invalid value for option '--mode': 'ENFORCE' must be enforce or report-only",
                "--upstream ftp://a     | Invalid value for option '--upstream': 'ftp://a' must be an http or https URL, like http://127.0.0.1:9000",
                "--upstream localhost:9 | Invalid value for option '--upstream': 'localhost:9' must be an http or https URL, like http://127.0.0.1:9000",
                "--upstream http:///a   | Invalid value for option '--upstream': 'http:///a' must be an http or https URL, like http://127.0.0.1:9000",
                "--upstream http://[    | Invalid value for option '--upstream': 'http://[' must be an http or https URL, like http://127.0.0.1:9000",
                "--upstream http://a:0  | Invalid value for option '--upstream': 'http://a:0' must be an http or https URL, like http://127.0.0.1:9000",
                "--upstream http://u@a  | Invalid value for option '--upstream': 'http://u@a' must not contain a user name; browsers send credentials themselves",
                "--upstream http://a/b  | Invalid value for option '--upstream': 'http://a/b' must end after the host or port, like http://a; request paths are forwarded unchanged",
                "--upstream-host a/b --upstream http://a | Invalid value for option '--upstream-host': 'a/b' must be a host with an optional port, like www.example.org or localhost:9000",
                "--upstream-host        | --upstream-host is only for the proxy; add --upstream",
                "--forwarded=yes        | Invalid value for option '--forwarded': 'yes' is not a boolean",
                "--exclude              | Missing required parameter for option '--exclude' (PATHS)",
                "--exclude a/b          | Invalid value for option '--exclude' (PATHS): 'a/b' must be paths that start with /, like /wp-admin/*,/feed or *.pdf",
                "--exclude /a,,/b       | Invalid value for option '--exclude' (PATHS): '' must be paths that start with /, like /wp-admin/*,/feed or *.pdf",
                "--exclude /a*b/*       | Invalid value for option '--exclude' (PATHS): '/a*b/*' must be paths that start with /, like /wp-admin/*,/feed or *.pdf",
                "--exclude /a           | --exclude (/a) is only for the proxy; add --upstream",
                "--help=1               | Invalid value for option '--help': '1' is not a boolean",
                "--upstream-host= --upstream http://a | Invalid value for option '--upstream-host': '' must be a host with an optional port, like www.example.org or localhost:9000",
                "--catalogue=           | Invalid value for option '--catalogue': '' must be a path",
                "--exclude /a,          | Invalid value for option '--exclude' (PATHS): '' must be paths that start with /, like /wp-admin/*,/feed or *.pdf",
                "--forwarded --port x --help | Invalid value for option '--port': 'x' must be between 0 and 65535",
                "--upstraem a --help    | Unknown options: '--upstraem', 'a'",
                "@arguments             | Unmatched argument at index 0: '@arguments'",
                "-h                     | Unknown option: '-h'",
                "8080                   | Unmatched argument at index 0: '8080'",
            })
    void rejectsInvalidArgumentsWithRule(String arguments, String message) {
        StringWriter err = new StringWriter();
        CommandLine line = Demo.commandLine();
        line.setErr(new PrintWriter(err));
        assertEquals(2, line.execute(split(arguments)));
        assertEquals(message, err.toString().lines().findFirst().orElse(""));
    }

    @Test
    void helpListsEveryOption() {
        String help = print("--help");
        for (String name : List.of(
                "--port",
                "--host",
                "--catalogue",
                "--upstream",
                "--upstream-host",
                "--forwarded",
                "--region-header",
                "--exclude",
                "--console",
                "--audit-report",
                "--data",
                "--store",
                "--node",
                "--mode",
                "--draft",
                "--help",
                "--version")) {
            assertTrue(help.contains("  " + name), name);
        }
    }

    @Test
    void versionIsOneLine() {
        String version = print("--version");
        assertEquals(1, version.lines().count());
        assertTrue(version.startsWith("cookie-charter "), version);
    }

    private static String print(String argument) {
        StringWriter out = new StringWriter();
        CommandLine line = Demo.commandLine();
        line.setOut(new PrintWriter(out));
        assertEquals(0, line.execute(argument));
        return out.toString();
    }

    private static Options parse(String arguments) {
        CommandLine line = Demo.commandLine();
        line.parseArgs(split(arguments));
        return line.<Demo>getCommand().options();
    }

    private static String[] split(String arguments) {
        return arguments.isEmpty() ? new String[0] : arguments.split(" ");
    }
}
