// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.console.page.CategoriesScreen;
import org.cookiecharter.console.page.CategoryScreen;
import org.cookiecharter.console.page.CookieScreen;
import org.cookiecharter.console.page.DiscoveredScreen;
import org.cookiecharter.console.page.ExportScreen;
import org.cookiecharter.console.page.HistoryScreen;
import org.cookiecharter.console.page.OverviewScreen;
import org.cookiecharter.console.page.PreviewScreen;
import org.cookiecharter.console.page.Problem;
import org.cookiecharter.console.page.Reply;
import org.cookiecharter.console.page.ReviewScreen;
import org.cookiecharter.console.page.Screen;
import org.cookiecharter.console.page.ServiceScreen;
import org.cookiecharter.console.page.ServicesScreen;
import org.cookiecharter.console.page.SignalsScreen;
import org.cookiecharter.console.page.SiteScreen;
import org.cookiecharter.console.page.SitesScreen;
import org.cookiecharter.console.page.Visit;
import org.cookiecharter.console.page.VisitorsScreen;
import org.cookiecharter.console.page.Workspace;
import org.cookiecharter.console.storage.CatalogueLibrary;
import org.cookiecharter.console.storage.VersionProofs;
import org.cookiecharter.console.text.ConsoleTexts;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console of a privacy officer: pages on which the catalogue of a site is edited, reviewed and published without
 * JSON. In English and French; complete without scripts.
 *
 * <p>It has no access control: mount it behind your own, which tells it the name of each user. Requests without a name
 * are rejected.
 *
 * <pre>{@code
 * ConsentConsole console = new ConsentConsole(Path.of("cookies.json"), request ->
 *         request.getHeaders().get("X-Forwarded-User"));
 * console.setProofs(proofs);
 * Handler mounted = new ContextHandler(console, "/admin/cookies");
 * }</pre>
 *
 * <p>The handler of the site loads the same file, by {@code CatalogueProvider.file}, and uses a published version
 * within two seconds. The draft and the history are in a directory beside it. The catalogues of several sites are in a
 * directory, and those of several nodes in a PostgreSQL database. Configure it before it starts; from then
 * on it is immutable and thread-safe.
 */
public final class ConsentConsole extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(ConsentConsole.class);
    private static final String STYLE_FILE = "/console.css";
    private static final int MAX_FORM_BYTES = 512 * 1024;
    private static final int MAX_FORM_FIELDS = 2000;
    private static final int MAX_CACHED_SITES = 1000;
    private static final Pattern SITE_PAGE = Pattern.compile(Visit.SITE_PREFIX + "(?<site>[^/]+)/(?<page>[^/]*)");
    private static final Pattern ADDRESS = Pattern.compile("(?<host>[^:\\s]+|\\[[^\\s]+]):(?<port>\\d{1,5})");
    private static final Pattern USER = Pattern.compile("[^\\p{Cntrl}]{1,200}");

    private final @Nullable Path catalogue;
    private final @Nullable DataSource database;
    private final Function<Request, @Nullable String> user;
    private final SecureRandom random = new SecureRandom();
    private final String style = style();
    private @Nullable ProofStore proofs;
    private @Nullable Path discoveries;
    private @Nullable Path audit;
    private boolean secondApprovalRequired;
    private boolean severalSites;
    private Clock clock = Clock.systemUTC();
    private @Nullable CatalogueLibrary library;
    /** The pages of each site, by its name. */
    private final Map<String, Map<String, Screen>> screens = new ConcurrentHashMap<>();

    private @Nullable CsrfToken tokens;

    /**
     * Creates a console.
     *
     * @param catalogue the catalogue file, which need not exist yet; or a directory of files like {@code
     *     example.org.json}, for several sites
     * @param user returns the name of the user who makes a request, as the operator's access control knows it; null or
     *     empty if there is none, and the request is rejected. Names have at most 200 characters
     */
    public ConsentConsole(Path catalogue, Function<Request, @Nullable String> user) {
        this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
        this.database = null;
        this.user = Objects.requireNonNull(user, "user");
    }

    /**
     * Creates a console of catalogues in a PostgreSQL database, for several nodes. The handlers load them by {@code
     * CatalogueProvider.postgres}. Several consoles may use the same database at once.
     *
     * @param database the database, possibly that of the consent records; the console does not close it
     * @param user returns the name of the user, as above
     */
    public ConsentConsole(DataSource database, Function<Request, @Nullable String> user) {
        this.catalogue = null;
        this.database = Objects.requireNonNull(database, "database");
        this.user = Objects.requireNonNull(user, "user");
    }

    /**
     * Sets whether each site in the database has a catalogue of its own. Default: false, one for all hosts. Has no
     * effect on files: the catalogues of several sites are in a directory.
     */
    public void setSeveralSites(boolean severalSites) {
        requireNotStarted();
        this.severalSites = severalSites;
    }

    /**
     * Sets the store of consent records, in which the console finds and erases the records of visitors. Default: null,
     * none.
     *
     * @param proofs the store; its owner closes it
     */
    public void setProofs(@Nullable ProofStore proofs) {
        requireNotStarted();
        this.proofs = proofs;
    }

    /**
     * Sets the file in which a handler records what it sees and the catalogue does not declare: its {@code draftFile}.
     * With several sites, it is an existing directory, of a file for each. Default: null, none.
     */
    public void setDiscoveryFile(@Nullable Path file) {
        requireNotStarted();
        this.discoveries = file;
    }

    /**
     * Sets the file of the JSON report of the last audit ({@code audit --json FILE}), whose undeclared names and hosts the
     * console lists with the discoveries. It is read each time. With several sites, it is an existing directory, of a
     * file for each, like {@code example.org.json}. Default: null, none.
     */
    public void setAuditReport(@Nullable Path file) {
        requireNotStarted();
        this.audit = file;
    }

    /** Sets whether another user than the editors must approve each version. Default: false. */
    public void setSecondApprovalRequired(boolean required) {
        requireNotStarted();
        this.secondApprovalRequired = required;
    }

    void setClock(Clock clock) {
        this.clock = clock;
    }

    /**
     * Returns a server, not started, that serves this console alone, under {@code /console/}: behind a proxy with access
     * control, which no visitor of the site can pass by.
     *
     * @param address the address to listen on, like {@code 127.0.0.1:8082}; port 0 is any free one
     * @throws IllegalArgumentException if it is not of this form
     */
    public Server newServer(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new IllegalArgumentException("address (" + address + ") must be like 127.0.0.1:8082");
        }
        Server server = new Server();
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(parts.group("host"));
        connector.setPort(Integer.parseInt(parts.group("port")));
        server.addConnector(connector);
        server.setHandler(new ContextHandler(this, "/console"));
        return server;
    }

    private void requireNotStarted() {
        if (isRunning()) {
            throw new IllegalStateException("the console is " + getState() + "; configure it before it starts");
        }
    }

    @Override
    protected void doStart() throws Exception {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        tokens = new CsrfToken(secret);
        CatalogueLibrary catalogues = library();
        if (catalogues.hasSites()) {
            requireDirectory("discoveryFile", discoveries);
            requireDirectory("auditReport", audit);
        }
        library = catalogues;
        screens.clear();
        ProofStore store = proofs;
        if (store != null) {
            for (String site : catalogues.hasSites() ? catalogues.sites() : List.of("")) {
                new VersionProofs(catalogues.storage(site), store).append();
            }
        }
        super.doStart();
    }

    /** Otherwise each site would list what was seen on the others. */
    private static void requireDirectory(String setting, @Nullable Path path) {
        if (path != null && !Files.isDirectory(path)) {
            throw new IllegalStateException(
                    setting + " (" + path + ") must be an existing directory, because the console has"
                            + " several sites: each has a file of its own there, like example.org.json");
        }
    }

    private CatalogueLibrary library() {
        if (database != null) {
            return CatalogueLibrary.postgres(database, severalSites);
        }
        Path path = Objects.requireNonNull(catalogue);
        return Files.isDirectory(path) ? CatalogueLibrary.directory(path) : CatalogueLibrary.file(path);
    }

    private Map<String, Screen> screens(CatalogueLibrary catalogues, String site) {
        Workspace workspace = new Workspace(catalogues.storage(site), clock);
        DiscoveredScreen discovered =
                new DiscoveredScreen(workspace, fileOf(site, catalogues, discoveries), fileOf(site, catalogues, audit));
        Map<String, Screen> all = new HashMap<>();
        all.put("", new OverviewScreen(workspace, discovered));
        all.put("site", new SiteScreen(workspace));
        all.put(SignalsScreen.PAGE, new SignalsScreen(workspace));
        all.put(SiteScreen.Languages.PAGE, new SiteScreen.Languages(workspace));
        all.put(CategoriesScreen.PAGE, new CategoriesScreen(workspace));
        all.put(CategoryScreen.PAGE, new CategoryScreen(workspace));
        all.put(ServicesScreen.PAGE, new ServicesScreen(workspace));
        all.put(ServiceScreen.PAGE, new ServiceScreen(workspace));
        all.put(CookieScreen.PAGE, new CookieScreen(workspace));
        all.put(DiscoveredScreen.PAGE, discovered);
        all.put(PreviewScreen.PAGE, new PreviewScreen(workspace));
        all.put(PreviewScreen.Frame.PAGE, new PreviewScreen.Frame(workspace));
        all.put(ReviewScreen.PAGE, new ReviewScreen(workspace, secondApprovalRequired, proofs));
        all.put(HistoryScreen.PAGE, new HistoryScreen(workspace, proofs));
        all.put(VisitorsScreen.PAGE, new VisitorsScreen(workspace, proofs, catalogues.erasures()));
        all.put(ExportScreen.PAGE, new ExportScreen(proofs));
        return Map.copyOf(all);
    }

    private static @Nullable Path fileOf(String site, CatalogueLibrary catalogues, @Nullable Path path) {
        return path == null || !catalogues.hasSites() ? path : path.resolve(site + ".json");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        String name = userName(request);
        response.getHeaders()
                .put("X-Content-Type-Options", "nosniff")
                .put("Referrer-Policy", "same-origin")
                .put("Cross-Origin-Opener-Policy", "same-origin")
                .put("Cross-Origin-Resource-Policy", "same-origin")
                .put(HttpHeader.CACHE_CONTROL, "no-store");
        if (name == null) {
            send(response, callback, HttpStatus.FORBIDDEN_403, "text/plain", "the request has no user name");
            return true;
        }
        boolean isPost = HttpMethod.POST.is(request.getMethod());
        if (!isPost && !HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST");
            send(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "text/plain", "GET, HEAD or POST");
            return true;
        }
        if (path.equals(STYLE_FILE)) {
            send(response, callback, HttpStatus.OK_200, "text/css", style);
            return true;
        }
        String root = rootPath(request);
        String[] parts = path.split("/", 3);
        ConsoleTexts texts = parts.length < 3 ? null : ConsoleTexts.forLanguage(parts[1]);
        if (texts == null) {
            boolean isRoot = path.equals("/");
            if (isRoot) {
                response.getHeaders()
                        .put(HttpHeader.LOCATION, root + ConsoleTexts.preferred(Request.getLocales(request)) + "/")
                        .put(HttpHeader.VARY, "Accept-Language");
            }
            send(response, callback, isRoot ? HttpStatus.FOUND_302 : HttpStatus.NOT_FOUND_404, "text/plain", "");
            return true;
        }
        CsrfToken csrf = Objects.requireNonNull(tokens, "the console is not started");
        Fields query = Request.extractQueryParameters(request, StandardCharsets.UTF_8);
        Visit visit = visit(name, texts, root, parts[2], query, csrf);
        send(response, callback, reply(request, visit, csrf, isPost), visit);
        return true;
    }

    private Visit visit(String name, ConsoleTexts texts, String root, String path, Fields query, CsrfToken csrf) {
        CatalogueLibrary catalogues = Objects.requireNonNull(library, "the console is not started");
        Matcher page = SITE_PAGE.matcher(path);
        boolean isOfSite = catalogues.hasSites() && page.matches();
        String site = isOfSite ? page.group("site") : catalogues.hasSites() ? "" : null;
        String token = csrf.of(name);
        return new Visit(name, texts, root, site, isOfSite ? page.group("page") : path, query, token, nonce());
    }

    private @Nullable Screen screen(Visit visit) {
        CatalogueLibrary catalogues = Objects.requireNonNull(library, "the console is not started");
        String site = visit.site();
        if (site != null && site.isEmpty()) {
            return visit.page().isEmpty() ? new SitesScreen(catalogues) : null;
        }
        if (site != null && !CatalogueLibrary.HOST.matcher(site).matches()) {
            return null;
        }
        String key = site == null ? "" : site;
        // A site is added by its first change: users can name any number of hosts that never get one.
        if (!screens.containsKey(key) && screens.size() >= MAX_CACHED_SITES) {
            screens.clear();
        }
        return screens.computeIfAbsent(key, name -> screens(catalogues, name)).get(visit.page());
    }

    private Reply reply(Request request, Visit visit, CsrfToken csrf, boolean isPost) throws IOException {
        Screen screen = screen(visit);
        if (screen == null) {
            return Problem.page(visit, HttpStatus.NOT_FOUND_404, "notFound");
        }
        try {
            if (!isPost) {
                return screen.show(visit);
            }
            if (!RequestOrigin.isSame(request)) {
                return Problem.page(visit, HttpStatus.FORBIDDEN_403, "foreign");
            }
            Fields form = form(request);
            if (form == null) {
                return Problem.page(visit, HttpStatus.PAYLOAD_TOO_LARGE_413, "tooLong");
            }
            String token = form.getValue("token");
            if (token == null || !csrf.isValid(token, visit.user())) {
                return Problem.page(visit, HttpStatus.FORBIDDEN_403, "expired");
            }
            return screen.submit(visit, form);
        } catch (CatalogueException | UncheckedIOException | IllegalStateException e) {
            LOG.warn("The console cannot serve {}: {}", visit.page(), e.toString());
            return Problem.page(
                    visit, HttpStatus.SERVICE_UNAVAILABLE_503, "unavailable", String.valueOf(e.getMessage()));
        }
    }

    /** Returns the values of a form, or null if it is too long. */
    private static @Nullable Fields form(Request request) throws IOException {
        try (InputStream body = Content.Source.asInputStream(request)) {
            byte[] bytes = body.readNBytes(MAX_FORM_BYTES + 1);
            if (bytes.length > MAX_FORM_BYTES) {
                return null;
            }
            MultiMap<String> values = new MultiMap<>();
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.chars().filter(c -> c == '&').count() > MAX_FORM_FIELDS) {
                return null;
            }
            UrlEncoded.decodeTo(text, values::add, StandardCharsets.UTF_8);
            return new Fields(values);
        } catch (IllegalArgumentException e) {
            return new Fields();
        }
    }

    private @Nullable String userName(Request request) {
        String name = user.apply(request);
        return name == null || name.isBlank() || !USER.matcher(name).matches() ? null : name;
    }

    private static String rootPath(Request request) {
        String context = Request.getContextPath(request);
        return context == null || context.equals("/") ? "/" : context + "/";
    }

    private String nonce() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void send(Response response, Callback callback, Reply reply, Visit visit) {
        String policy = switch (reply.kind()) {
            case PAGE ->
                "default-src 'none'; style-src 'self'; script-src 'nonce-" + visit.nonce()
                        + "'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
            case FRAME ->
                "default-src 'none'; style-src 'nonce-" + visit.nonce() + "'; script-src 'nonce-"
                        + visit.nonce()
                        + "'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-scripts";
            case FILE -> "default-src 'none'; sandbox";
        };
        response.getHeaders()
                .put("Content-Security-Policy", policy)
                .put("X-Frame-Options", reply.kind() == Reply.Kind.FRAME ? "SAMEORIGIN" : "DENY")
                .put(HttpHeader.CONTENT_LANGUAGE, visit.texts().language());
        if (!reply.location().isEmpty()) {
            response.getHeaders().put(HttpHeader.LOCATION, reply.location());
        }
        if (reply.kind() == Reply.Kind.FILE) {
            response.getHeaders().put("Content-Disposition", "attachment");
        }
        send(response, callback, reply.status(), reply.contentType(), reply.content());
    }

    private static void send(Response response, Callback callback, int status, String type, String body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type + ";charset=utf-8");
        Content.Sink.write(response, true, body, callback);
    }

    private static String style() {
        try (InputStream stream = Objects.requireNonNull(ConsentConsole.class.getResourceAsStream("console.css"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("console.css cannot be read", e);
        }
    }
}
