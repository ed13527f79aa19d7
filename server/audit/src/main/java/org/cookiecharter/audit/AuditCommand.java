// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.cookiecharter.audit.browser.BrowserOptions;
import org.cookiecharter.audit.browser.BrowserProgram;
import org.cookiecharter.audit.crawl.PageQueue;
import org.cookiecharter.audit.crawl.RobotsTxt;
import org.cookiecharter.audit.crawl.SiteFiles;
import org.cookiecharter.audit.finding.Comparison;
import org.cookiecharter.audit.finding.Finding;
import org.cookiecharter.audit.finding.Rule.Level;
import org.cookiecharter.audit.finding.SiteCatalogue;
import org.cookiecharter.audit.observation.VisitObservations;
import org.cookiecharter.audit.report.AuditResult;
import org.cookiecharter.audit.report.HtmlReport;
import org.cookiecharter.audit.report.JsonReport;
import org.cookiecharter.audit.report.JunitReport;
import org.cookiecharter.audit.report.SarifReport;
import org.cookiecharter.audit.visit.VisitSettings;
import org.cookiecharter.audit.visit.Visits;
import org.cookiecharter.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code audit}. */
@Command(
        name = "audit",
        description = {
            "Visits a site with an installed browser as four visitors (undecided, refusing, accepting, withdrawing), and"
                    + " compares what it stores and loads with its catalogue.",
            "Exit code: 0 if there are no new findings, 1 if there are, 2 if the audit failed."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {
    private static final int MAX_SECONDS = 3600;

    @Parameters(paramLabel = "URL", description = "The first page, such as https://site.example.")
    @SuppressWarnings("NullAway.Init")
    private URI site;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "The catalogue. Default: the one that the site publishes; without one, known services only.")
    private @Nullable Path catalogue;

    @Option(
            names = "--pages",
            paramLabel = "FILE",
            description = "Visit the pages of this file, one address a line, in place of links.")
    private @Nullable Path pages;

    @Option(names = "--sitemap", paramLabel = "URL", description = "Visit the pages of this sitemap in place of links.")
    private @Nullable URI sitemap;

    @Option(
            names = "--max-pages",
            paramLabel = "N",
            defaultValue = "10",
            description = "Visit at most so many pages; default ${DEFAULT-VALUE}.")
    private int maxPages;

    @Option(
            names = "--delay",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "Wait so long between two pages; default ${DEFAULT-VALUE}, and longer if robots.txt says so.")
    private double delay;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "Watch each page at least so long after it has loaded; default ${DEFAULT-VALUE}.")
    private double watch;

    @Option(names = "--browser", paramLabel = "FILE", description = "The program of Chromium, Chrome or Edge.")
    private @Nullable Path browser;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "The language of the visitors and of the report, such as fr; default: this machine's.")
    private String language = Locale.getDefault().getLanguage().isEmpty()
            ? "en"
            : Locale.getDefault().getLanguage();

    @Option(names = "--mobile", description = "Visit with the browser of a telephone.")
    private boolean mobile;

    @Option(names = "--gpc", description = "Send the Global Privacy Control.")
    private boolean gpc;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "The JSON report of an earlier audit: its findings do not count.")
    private @Nullable Path baseline;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a report for people, in English and French.")
    private @Nullable Path html;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all observations and findings as JSON.")
    private @Nullable Path json;

    @Option(names = "--sarif", paramLabel = "FILE", description = "Write the findings as SARIF, for code hosts.")
    private @Nullable Path sarif;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the findings as JUnit XML, for build servers.")
    private @Nullable Path junit;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    private final SiteFiles files = new SiteFiles();

    /** @return 1 if there are new findings, otherwise 0 */
    @Override
    public Integer call() {
        URI start = start();
        Set<String> known = baseline == null ? Set.of() : JsonReport.fingerprints(read(baseline));
        SiteCatalogue declared = declared(start);
        BrowserOptions options = new BrowserOptions(
                browser == null ? BrowserProgram.find() : BrowserProgram.of(browser), language, mobile, gpc);
        RobotsTxt robots = files.robots(start);
        Duration wait = duration("--delay", delay);
        VisitSettings settings = new VisitSettings(
                options, duration("--watch", watch), wait.compareTo(robots.delay()) < 0 ? robots.delay() : wait);
        PageQueue queue = queue(start, robots);
        PrintWriter err = command.commandLine().getErr();
        Instant at = Instant.now();
        Visits visits = new Visits(settings, Clock.systemUTC(), visitor -> {
            err.println("visit: " + visitor.text());
            err.flush();
        });
        List<VisitObservations> observations = visits.run(queue, pages == null && sitemap == null);
        AuditResult result = new AuditResult(
                start,
                at,
                visits.browserVersion(),
                language,
                mobile,
                gpc,
                declared.source(),
                queue.visited(),
                observations,
                Comparison.compare(observations, declared, start),
                known);
        write(result);
        print(result);
        return result.hasNewFindings() ? 1 : 0;
    }

    private URI start() {
        String scheme = String.valueOf(site.getScheme());
        if (!scheme.matches("https?") || site.getHost() == null) {
            throw new IllegalArgumentException(
                    "URL (" + site + ") must be the address of a page, such as https://site.example");
        }
        return site.getRawPath().isEmpty() ? site.resolve("/") : site;
    }

    private static Duration duration(String option, double seconds) {
        if (!(seconds >= 0 && seconds <= MAX_SECONDS)) {
            throw new IllegalArgumentException(option + " (" + seconds + ") must be 0 to " + MAX_SECONDS + " seconds");
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private SiteCatalogue declared(URI start) {
        if (catalogue != null) {
            return SiteCatalogue.of(Catalogue.load(catalogue), catalogue.toString());
        }
        URI address = start.resolve("/consent/catalogue.json");
        String text = files.text(address, language);
        Catalogue published = text == null ? null : PublishedCatalogue.parse(text, address.toString());
        return published == null ? SiteCatalogue.presets() : SiteCatalogue.of(published, address.toString());
    }

    private PageQueue queue(URI start, RobotsTxt robots) {
        if (maxPages < 1) {
            throw new IllegalArgumentException("--max-pages (" + maxPages + ") must be at least 1");
        }
        List<URI> first = new ArrayList<>(List.of(start));
        if (pages != null) {
            read(pages)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> first.add(start.resolve(line)));
        }
        PageQueue queue = new PageQueue(first, robots, maxPages);
        if (sitemap != null) {
            queue.addFound(files.sitemap(sitemap).stream().map(URI::toString).toList());
        }
        return queue;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void write(AuditResult result) {
        write(html, () -> HtmlReport.text(result, language.startsWith("fr")));
        write(json, () -> JsonReport.text(result));
        write(sarif, () -> SarifReport.text(result));
        write(junit, () -> JunitReport.text(result));
    }

    private static void write(@Nullable Path file, java.util.function.Supplier<String> text) {
        if (file != null) {
            try {
                Files.writeString(file, text.get());
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
            }
        }
    }

    private void print(AuditResult result) {
        PrintWriter out = command.commandLine().getOut();
        for (Finding finding : result.findings()) {
            if (finding.rule().level() != Level.NOTE && result.isNew(finding)) {
                out.printf(
                        "%s %s: %s%n",
                        finding.rule().level().text(), finding.rule().id(), finding.subject());
            }
        }
        out.printf(
                "%d pages, %d violations, %d to be reviewed, %d notes%n",
                result.pages().size(),
                result.count(Level.ERROR),
                result.count(Level.WARNING),
                result.count(Level.NOTE));
        out.flush();
    }
}
