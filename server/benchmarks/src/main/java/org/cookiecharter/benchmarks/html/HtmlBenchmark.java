// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cookiecharter.benchmarks.Ratio;

/**
 * A benchmark of reading whole pages by our rewriter and others, in turns. It measures the processor time of the thread
 * (of the process, for those in Node) rather than the clock, and prints ratios within the run.
 *
 * <p>The readers do not do the same. Ours and lol-html rewrite the page: they insert a script and block one third
 * party. jsoup builds a tree; htmlparser2 and HtmlUnit's parser report events; none of them writes the page again, as
 * rewriting by them would have to.
 *
 * <p>Properties: {@code pages}, a folder of {@code .html} files to measure besides the generated pages; {@code rounds}
 * (default: 40); {@code only}, a regular expression for the names of pages; {@code earlier}, the jar of an earlier
 * version to compare with, which contains the classes of {@code banner-js} too; {@code node} (default: true), whether
 * the npm packages are measured, which are downloaded once.
 */
public final class HtmlBenchmark {
    private static final int ROUNDS = Integer.getInteger("rounds", 40);
    private static final String ONLY = System.getProperty("only", ".*");

    private HtmlBenchmark() {}

    /** Measures all pages. */
    public static void main(String[] args) throws Exception {
        String pages = System.getProperty("pages");
        String jar = System.getProperty("earlier");
        Path packages = Path.of("server/benchmarks/target/html-packages");
        boolean isNodeMeasured = Boolean.parseBoolean(System.getProperty("node", "true"));
        List<SamplePage> all = new ArrayList<>(pages == null ? List.of() : SamplePage.in(Path.of(pages)));
        all.addAll(SamplePage.generated());
        all.removeIf(page -> !page.name().matches(ONLY));
        try (HtmlReaders readers = new HtmlReaders(
                jar == null ? null : Path.of(jar), isNodeMeasured ? Files.createDirectories(packages) : null)) {
            // The compiler's assumptions from one page are invalidated by the next: all pages are read before.
            for (SamplePage page : all) {
                PageTimes.measure(page, readers.all(), Math.max(1, ROUNDS / 4));
            }
            System.out.println("| page | kB | ours, GB/s | earlier | jsoup | lol-html | htmlparser2 | HtmlUnit "
                    + "| of gzip, % | gzip to gzip, earlier |\n"
                    + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
            for (SamplePage page : all) {
                System.out.println(row(PageTimes.measure(page, readers.all(), ROUNDS)));
            }
        }
    }

    /**
     * Measures the generated pages with the readers in Java.
     *
     * @return how many times as long the others take as ours, by page and reader
     */
    public static Map<String, Ratio> ratios(int rounds) throws IOException, InterruptedException {
        Map<String, Ratio> ratios = new LinkedHashMap<>();
        try (HtmlReaders readers = new HtmlReaders(null, null)) {
            for (SamplePage page : SamplePage.generated()) {
                PageTimes.measure(page, readers.all(), rounds);
            }
            for (SamplePage page : SamplePage.generated()) {
                PageTimes times = PageTimes.measure(page, readers.all(), rounds);
                for (String other : List.of("jsoup", HtmlReaders.GZIP)) {
                    ratios.put(page.name() + ", " + other, times.ratio(other, HtmlReaders.OURS));
                }
                ratios.put(page.name() + ", gzip to gzip", times.ratio(HtmlReaders.GZIP, HtmlReaders.OURS_COMPRESSED));
            }
        }
        return ratios;
    }

    private static String row(PageTimes times) {
        double ours = times.nanos(HtmlReaders.OURS);
        int bytes = times.page().content().length;
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.2f | %s | %s | %s | %s | %s | %.1f | %s |",
                times.page().name(),
                bytes / 1000,
                bytes / ours,
                times(times, HtmlReaders.EARLIER, HtmlReaders.OURS),
                times(times, "jsoup", HtmlReaders.OURS),
                times(times, "lol-html", HtmlReaders.OURS),
                times(times, "htmlparser2", HtmlReaders.OURS),
                times(times, "HtmlUnit", HtmlReaders.OURS),
                100 * ours / times.nanos(HtmlReaders.GZIP),
                times(times, HtmlReaders.EARLIER_COMPRESSED, HtmlReaders.OURS_COMPRESSED));
    }

    private static String times(PageTimes times, String slower, String faster) {
        return times.has(slower)
                ? String.format(Locale.ROOT, "%.2f", times.ratio(slower, faster).value())
                : "-";
    }
}
