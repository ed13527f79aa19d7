// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.console.ConsentConsole;
import org.cookiecharter.demo.diary.CookieDiary;
import org.cookiecharter.demo.diary.DiaryPage;
import org.cookiecharter.demo.page.Assets;
import org.cookiecharter.demo.page.PageFrame;
import org.cookiecharter.demo.page.Resources;
import org.cookiecharter.demo.portal.Portal;
import org.cookiecharter.demo.upstream.ForwardedCustomizer;
import org.cookiecharter.demo.upstream.Upstream;
import org.cookiecharter.jetty.ConsentHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** The demo server: the consent handler, the portal or proxy behind it, and the third party on the next port. */
final class DemoServer implements AutoCloseable {
    /** The time that a browser may send nothing during a request or between two requests. */
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);

    private final Server server;
    private final ServerConnector connector;
    private final Proofs proofs;
    private final @Nullable ThirdParty thirdParty;
    private final PageFrame frame;
    private final OperatorReport report;

    private DemoServer(Options options, Catalogue catalogue, Proofs proofs, @Nullable ThirdParty thirdParty) {
        this.proofs = proofs;
        this.thirdParty = thirdParty;
        frame = thirdParty == null ? PageFrame.BARE : PageFrame.PORTAL;
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("demo");
        server = new Server(threads);
        connector = new ServerConnector(server, new HttpConnectionFactory(http(options)));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
        server.addConnector(connector);
        server.setStopTimeout(2000);

        CookieDiary diary = new CookieDiary(Clock.systemUTC(), frame.diary());
        URI upstream = options.upstream();
        Handler site = upstream != null || thirdParty == null
                ? new Upstream(
                        upstream == null ? URI.create("http://127.0.0.1") : upstream,
                        options.proxy().upstreamHost())
                : Portal.handler(thirdParty.address());
        server.setHandler(
                new Handler.Sequence(new Assets(frame.assets()), new DiaryPage(diary, catalogue, frame), site));

        // Changes to the file are reloaded while the demo is running.
        ConsentHandler consent = new ConsentHandler(provider(options, catalogue), proofs.store());
        consent.getSettings().setMode(options.mode());
        consent.getSettings().setDraftFile(options.draft());
        consent.getSettings().setInjectBanner(upstream != null);
        consent.getSettings().setInjectNoScriptBanner(true);
        consent.getSettings().setCookieListener(diary);
        consent.getSettings().setRegionHeader(options.proxy().regionHeader());
        consent.excludePath(options.proxy().excluded().toArray(String[]::new));
        server.insertHandler(consent);
        report = new OperatorReport(
                proofs.store(),
                catalogue,
                consoles(options, proofs),
                options.port() == 0 ? 0 : Math.min(65535, options.port() + 2));
        server.addBean(report);
    }

    /** Returns the catalogue of all hosts. With a console, its file may be published later. */
    private static CatalogueProvider provider(Options options, Catalogue catalogue) {
        Path file = options.catalogue();
        if (file == null) {
            return CatalogueProvider.one(catalogue);
        }
        return options.console() == null ? CatalogueProvider.file(file) : CatalogueProvider.unpublishedFile(file);
    }

    /** Returns the console at the path of each of its users, which is all the access control that one machine needs. */
    private static List<Handler> consoles(Options options, Proofs proofs) {
        Path file = options.catalogue();
        ConsoleOptions given = options.console();
        if (file == null || given == null) {
            return List.of();
        }
        ConsentConsole console = new ConsentConsole(file, request -> given.user(Request.getContextPath(request)));
        console.setSecondApprovalRequired(given.users().size() > 1);
        console.setProofs(proofs.store());
        console.setDiscoveryFile(options.draft());
        console.setAuditReport(given.auditReport());
        return given.users().stream()
                .<Handler>map(user -> new ContextHandler(console, given.path(user)))
                .toList();
    }

    /**
     * Starts the servers that the options require. If that fails, all servers are stopped and the store is closed.
     *
     * @throws StartFailure if an option has an invalid value or a server cannot be started
     */
    static DemoServer start(Options options) throws StartFailure {
        Catalogue catalogue = catalogue(options);
        Proofs proofs = Proofs.open(options);
        ThirdParty thirdParty = options.upstream() == null ? new ThirdParty(options.host()) : null;
        DemoServer demo = null;
        try {
            if (thirdParty != null) {
                // Started first, because the portal needs its address, and not on the portal's port.
                thirdParty.start(options.port() == 0 || options.port() == 65535 ? 0 : options.port() + 1);
            }
            demo = new DemoServer(options, catalogue, proofs, thirdParty);
            demo.server.start();
            return demo;
        } catch (Exception e) {
            stop(demo == null ? null : demo.server, thirdParty, proofs);
            throw cannotListen(options, e);
        }
    }

    int port() {
        return connector.getLocalPort();
    }

    String proofs() {
        return proofs.location();
    }

    int reportPort() {
        return report.port();
    }

    PageFrame frame() {
        return frame;
    }

    @Nullable
    ThirdParty thirdParty() {
        return thirdParty;
    }

    void join() throws InterruptedException {
        server.join();
    }

    /** Stops the servers, waits for requests in progress, and writes pending records. */
    @Override
    public void close() {
        stop(server, thirdParty, proofs);
    }

    private static void stop(@Nullable Server server, @Nullable ThirdParty thirdParty, Proofs proofs) {
        try (proofs) {
            if (server != null) {
                server.stop();
            }
            if (thirdParty != null) {
                thirdParty.stop();
            }
        } catch (Exception e) {
            throw new IllegalStateException("the server did not stop cleanly", e);
        }
    }

    private static HttpConfiguration http(Options options) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(32 * 1024);
        http.setResponseHeaderSize(32 * 1024);
        // Otherwise Jetty may return a cookie in the capitalisation of an earlier one on the same connection.
        http.setHeaderCacheCaseSensitive(true);
        if (options.upstream() != null) {
            // Only the site can interpret its URLs.
            http.setUriCompliance(UriCompliance.UNSAFE);
        }
        if (options.proxy().forwarded()) {
            http.addCustomizer(new ForwardedCustomizer());
        }
        return http;
    }

    private static Catalogue catalogue(Options options) throws StartFailure {
        Path file = options.catalogue();
        try {
            if (file != null && (options.console() == null || Files.exists(file))) {
                return Catalogue.load(file);
            }
            if (file != null) {
                return Catalogue.empty();
            }
            if (options.draft() != null && options.upstream() != null) {
                return Catalogue.empty();
            }
            return options.upstream() == null
                    ? Catalogue.parse(Resources.text("cookies.json"), "cookies.json")
                    : Catalogue.parse(Resources.text("/org/cookiecharter/catalogue/charter.json"), "charter.json");
        } catch (CatalogueException e) {
            throw new StartFailure("--catalogue " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new StartFailure(
                    "--catalogue (" + file + ") cannot be read: " + StartFailure.reason(e.getCause()), e);
        }
    }

    private static StartFailure cannotListen(Options options, Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            if (cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException
                    || text.contains("Cannot assign requested address")) {
                return new StartFailure(
                        "--host (" + options.host() + ") is not an address of this machine; omit it for 127.0.0.1", e);
            }
            if (cause instanceof BindException && text.contains("ermission denied")) {
                return new StartFailure(
                        "--port (" + options.port()
                                + ") requires privileges that this user does not have; use a port above 1023",
                        e);
            }
            if (cause instanceof BindException) {
                return new StartFailure(
                        "--port (" + options.port() + ") is already in use on " + options.host()
                                + "; stop the program that uses it or use another port, like --port "
                                + (options.port() < 65000 ? options.port() + 10 : 8080),
                        e);
            }
        }
        return new StartFailure("the server cannot start: " + e, e);
    }
}
