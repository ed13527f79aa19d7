// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The load generator {@code wrk} from the PATH. */
final class Wrk {
    private static final Pattern FIGURES =
            Pattern.compile("(\\d+) requests in .*Requests/sec:\\s+([0-9.]+)", Pattern.DOTALL);

    private static final Pattern LATENCY = Pattern.compile(
            "50%\\s+([0-9.]+)(us|ms|s).*99%\\s+([0-9.]+)(us|ms|s).*Requests/sec:\\s+([0-9.]+)", Pattern.DOTALL);

    private static final String CHOICE = """
            wrk.method = "PUT"
            wrk.body = '{"granted":["ads"],"method":"accept-all"}'
            wrk.headers["Content-Type"] = "application/json"
            wrk.headers["Sec-Fetch-Site"] = "same-origin"
            """;

    private Wrk() {}

    /**
     * The result of a load.
     *
     * @param responses the number of responses
     * @param rate the number of responses per second
     */
    record Load(long responses, double rate) {}

    /**
     * Puts a URL under load.
     *
     * @param cookies the value of the {@code Cookie} header, or null if there is none
     * @throws IOException if wrk is not installed, or a response was not successful
     */
    static Load load(String uri, @Nullable String cookies, int seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("-c16", "-d" + seconds + "s"));
        if (cookies != null) {
            command.addAll(List.of("-H", "Cookie: " + cookies));
        }
        command.add(uri);
        Matcher figures = run(FIGURES, command);
        return new Load(Long.parseLong(figures.group(1)), Double.parseDouble(figures.group(2)));
    }

    /**
     * The result of a load of choices by visitors without a choice.
     *
     * @param rate the number of choices per second
     * @param p50 the median time of a choice, in milliseconds
     * @param p99 the 99th percentile of the time of a choice, in milliseconds
     */
    record Choices(double rate, double p50, double p99) {}

    /** @throws IOException if wrk is not installed, or a choice was not successful */
    static Choices choose(String uri, int clients, int seconds) throws IOException, InterruptedException {
        Path script = Files.createTempFile("cookie-charter", ".lua");
        try {
            Files.writeString(script, CHOICE);
            Matcher figures = run(
                    LATENCY, List.of("-c" + clients, "-d" + seconds + "s", "--latency", "-s", script.toString(), uri));
            return new Choices(
                    Double.parseDouble(figures.group(5)),
                    millis(figures.group(1), figures.group(2)),
                    millis(figures.group(3), figures.group(4)));
        } finally {
            Files.delete(script);
        }
    }

    private static double millis(String number, String unit) {
        return Double.parseDouble(number) * (unit.equals("us") ? 0.001 : unit.equals("ms") ? 1 : 1000);
    }

    private static Matcher run(Pattern pattern, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("wrk", "-t1"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher figures = pattern.matcher(output);
        if (process.waitFor() != 0
                || !figures.find()
                || output.contains("Non-2xx")
                || output.contains("Socket errors")) {
            throw new IOException("wrk reported no result for " + arguments + ":\n" + output);
        }
        return figures;
    }
}
