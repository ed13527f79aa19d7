// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.cookiecharter.audit.browser.BrowserOptions;
import org.cookiecharter.audit.browser.BrowserProgram;
import org.cookiecharter.audit.crawl.PageQueue;
import org.cookiecharter.audit.crawl.RobotsTxt;
import org.cookiecharter.audit.crawl.SiteFiles;
import org.cookiecharter.audit.finding.Comparison;
import org.cookiecharter.audit.finding.Finding;
import org.cookiecharter.audit.finding.Rule.Level;
import org.cookiecharter.audit.finding.SiteCatalogue;
import org.cookiecharter.audit.login.Login;
import org.cookiecharter.audit.observation.VisitObservations;
import org.cookiecharter.audit.report.AuditResult;
import org.cookiecharter.audit.visit.VisitSettings;
import org.cookiecharter.audit.visit.Visits;
import org.cookiecharter.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private final LoginOptions logins;

    @Mixin
    private final ReportOptions reports = new ReportOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    private final SiteFiles files = new SiteFiles();

    /** Creates the command. */
    public AuditCommand() {
        this(System::getenv);
    }

    /** @param environment returns the value of an environment variable, or null if it is not set */
    AuditCommand(UnaryOperator<@Nullable String> environment) {
        logins = new LoginOptions(environment);
    }

    /** @return 0 if there are no new findings, 1 if there are, 2 if the first page could not be read */
    @Override
    public Integer call() {
        URI start = start();
        Set<String> known = reports.knownFindings();
        Login login = logins.login(start);
        SiteCatalogue declared = declared(start);
        BrowserOptions options = new BrowserOptions(
                browser == null ? BrowserProgram.find() : BrowserProgram.of(browser), language, mobile, gpc);
        RobotsTxt robots = files.robots(start);
        Duration wait = duration("--delay", delay);
        VisitSettings settings = new VisitSettings(
                options, duration("--watch", watch), wait.compareTo(robots.delay()) < 0 ? robots.delay() : wait, login);
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
                        login.text(),
                        declared.source(),
                        queue.visited(),
                        observations,
                        observations.size() > 1 ? Comparison.compare(observations, declared, start) : List.of(),
                        known)
                .without(login.secrets());
        reports.write(result, language.startsWith("fr"));
        if (!result.isComplete()) {
            result.problems().forEach(err::println);
            err.flush();
            return CommandLine.ExitCode.USAGE;
        }
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
            ReportOptions.read(pages)
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
