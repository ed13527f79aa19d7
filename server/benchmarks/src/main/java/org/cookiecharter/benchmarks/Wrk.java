package org.cookiecharter.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The load generator {@code wrk}, from the PATH: keeps 16 connections busy. */
final class Wrk {
    private static final Pattern FIGURES =
            Pattern.compile("(\\d+) requests in .*Requests/sec:\\s+([0-9.]+)", Pattern.DOTALL);

    private Wrk() {}

    /**
     * What was answered.
     *
     * @param answers all of them
     * @param rate answers in a second
     */
    record Load(long answers, double rate) {}

    /**
     * Puts an address under load.
     *
     * @param cookies the value of the {@code Cookie} field; null for none
     * @throws IOException where there is no wrk, or where an answer was no success
     */
    static Load load(String uri, @Nullable String cookies, int seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("wrk", "-t1", "-c16", "-d" + seconds + "s"));
        if (cookies != null) {
            command.addAll(List.of("-H", "Cookie: " + cookies));
        }
        command.add(uri);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher figures = FIGURES.matcher(output);
        if (process.waitFor() != 0
                || !figures.find()
                || output.contains("Non-2xx")
                || output.contains("Socket errors")) {
            throw new IOException("wrk has no figure for " + uri + ":\n" + output);
        }
        return new Load(Long.parseLong(figures.group(1)), Double.parseDouble(figures.group(2)));
    }
}
