// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A browser with a new profile that uses an application, and what goes wrong meanwhile. Two visits with the same steps,
 * one of them without the product, are compared. Hosts of the Internet are simulated.
 */
final class ApplicationVisit implements AutoCloseable {
    /** Servers under load take longer than a small site. */
    private static final double PATIENCE_MILLIS = 45_000;

    /** A page of another host, and an empty response to anything else. */
    private static final String FILM = "<!DOCTYPE html><title>Film</title><p>film";

    private final BrowserContext context;
    private final Page page;
    private final URI application;
    private final Set<String> problems = new ConcurrentSkipListSet<>();
    private final Set<String> otherHosts = new ConcurrentSkipListSet<>();

    /** @param application the address of the application, as the browser sees it */
    ApplicationVisit(URI application) {
        this(application, new Browser.NewContextOptions());
    }

    /** @param application the address of the application, as the browser sees it */
    ApplicationVisit(URI application, Browser.NewContextOptions options) {
        this.application = application;
        context = Chromium.shared().context(options.setViewportSize(1280, 900));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.setDefaultNavigationTimeout(PATIENCE_MILLIS);
        context.route(this::isElsewhere, this::simulate);
        context.onPage(this::watch);
        page = context.newPage();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Opens a page of the application. */
    Response open(String path) {
        Response response = page.navigate(application.resolve(path).toString());
        if (response == null) {
            throw new IllegalStateException("no response to " + path);
        }
        return response;
    }

    /** Returns the console's errors and warnings, errors of scripts, failed requests and error responses, each once. */
    Set<String> problems() {
        // A message of the page that is shown last may still be under way.
        page.waitForTimeout(300);
        return new TreeSet<>(problems);
    }

    /** Returns the other hosts that were requested. */
    Set<String> otherHosts() {
        return new TreeSet<>(otherHosts);
    }

    /** Returns the names of the cookies in the browser. */
    Set<String> cookies() {
        return context.cookies().stream().map(cookie -> cookie.name).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isElsewhere(String url) {
        return url.startsWith("http")
                && !url.startsWith(application.resolve("/").toString());
    }

    private void simulate(Route route) {
        otherHosts.add(URI.create(route.request().url()).getHost());
        boolean isPage = route.request().isNavigationRequest();
        route.fulfill(new Route.FulfillOptions()
                .setContentType(isPage ? "text/html" : "text/plain")
                .setBody(isPage ? FILM : ""));
    }

    private void watch(Page opened) {
        opened.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                add(message.type() + ": " + message.text());
            }
        });
        opened.onPageError(error -> add("script: " + error));
        opened.onResponse(response -> {
            if (response.status() >= 400) {
                add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
        opened.onRequestFailed(request -> {
            // Pages abort requests themselves, sooner or later, when they are left.
            if (!"net::ERR_ABORTED".equals(request.failure())) {
                add(request.failure() + " " + request.method() + " " + request.url());
            }
        });
    }

    /** Adds a problem without the address, the port and queries, which differ from visit to visit. */
    private void add(String problem) {
        problems.add(problem.replace(application.resolve("/").toString(), "/")
                .replace(String.valueOf(application.getPort()), "PORT")
                .replaceAll("\\?[^ ]*", ""));
    }

    /** Runs the steps; if one fails, the error names the problems and a picture of the page. */
    ApplicationVisit run(Consumer<ApplicationVisit> steps) throws Exception {
        try {
            steps.accept(this);
            return this;
        } catch (TimeoutError e) {
            Path picture = Files.createDirectories(Path.of("target/screens"))
                    .resolve("application-" + application.getPort() + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(picture));
            throw new AssertionError(page.url() + ", see " + picture + ", after " + problems, e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
