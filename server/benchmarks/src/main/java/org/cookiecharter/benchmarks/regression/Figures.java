// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.regression;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cookiecharter.benchmarks.Ratio;

/** The ratios of one run by the names of their benchmarks, as they are stored in JSON. A higher ratio is better. */
record Figures(Map<String, Ratio> ratios) {
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String HEAD = "| Ratio | Figure | Spread |\n| --- | --- | --- |\n";
    private static final Pattern TABLE = Pattern.compile(Pattern.quote(HEAD) + "(?:[|].*\n)*");

    /**
     * Returns the stored figures; empty if there is no file.
     *
     * @throws IOException if the file cannot be read
     */
    static Figures read(Path file) throws IOException {
        Map<String, Ratio> ratios = Files.exists(file)
                ? JSON.fromJson(Files.readString(file), new TypeToken<LinkedHashMap<String, Ratio>>() {})
                : Map.of();
        return new Figures(ratios);
    }

    /** Writes the figures into a file, and into the table of a page of the documentation. */
    void write(Path file, Path page) throws IOException {
        Map<String, Ratio> rounded = new LinkedHashMap<>();
        ratios.forEach((name, ratio) -> rounded.put(name, new Ratio(round(ratio.value()), round(ratio.spread()))));
        Files.writeString(file, JSON.toJson(rounded) + "\n");
        String text = Files.readString(page);
        Matcher table = TABLE.matcher(text);
        if (!table.find()) {
            throw new IOException("page (" + page + ") must contain a table with this head: " + HEAD);
        }
        Files.writeString(page, text.substring(0, table.start()) + table() + text.substring(table.end()));
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /** Returns the figures as a table in Markdown. */
    String table() {
        StringBuilder table = new StringBuilder(HEAD);
        ratios.forEach((name, ratio) -> table.append(
                String.format(Locale.ROOT, "| %s | %.2f | %.0f %% |%n", name, ratio.value(), 100 * ratio.spread())));
        return table.toString();
    }

    /**
     * Returns whether a ratio dropped by more than its spread in this run.
     *
     * @param name the name of a benchmark in both runs
     */
    boolean isWorse(String name, Figures stored) {
        Ratio now = ratio(name);
        return now.value() < stored.ratio(name).value() * (1 - now.spread());
    }

    boolean has(String name) {
        return ratios.containsKey(name);
    }

    Ratio ratio(String name) {
        Ratio ratio = ratios.get(name);
        if (ratio == null) {
            throw new IllegalArgumentException("name (" + name + ") is unknown");
        }
        return ratio;
    }
}
