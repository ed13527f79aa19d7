// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.endpoint.Endpoint;
import org.cookiecharter.metrics.ConsentMonitor;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.settings.ConsentSettings;
import org.cookiecharter.site.Sites;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * A servlet filter that enforces the cookie catalogue of a web application and the consent of each visitor.
 *
 * <pre>{@code
 * Catalogue catalogue = Catalogue.load(Path.of("cookies.json"));
 * new ConsentFilter(catalogue, SqliteProofStore.open(Path.of("consent.db"))).addTo(servletContext);
 * }</pre>
 *
 * <p>The filter reads the request's cookies once, including the visitor's choice, and hides blocked cookies from the
 * filters and servlets after it. It defers the response header until the first byte of the body must be sent. Then it
 * strips cookies that are undeclared or lack consent, and expires blocked cookies that the browser sent. It responds to
 * requests below the path of the settings itself.
 *
 * <p>It must be the first filter and be mapped to all dispatcher types. It supports asynchronous requests and is
 * thread-safe.
 */
public final class ConsentFilter implements Filter {
    private static final String NAME = "cookie-charter";

    private final CookieMetrics metrics = new CookieMetrics();
    private final @Nullable Deployment configured;
    private @Nullable Deployment deployment;
    private @Nullable Sites sites;
    private String context = "";

    /** Creates a filter that the container configures by the init parameters in {@code web.xml}. */
    public ConsentFilter() {
        configured = null;
    }

    /** Creates a filter for one catalogue, with the defaults of {@link ConsentSettings}. */
    public ConsentFilter(Catalogue catalogue, ProofStore proofs) {
        this(CatalogueProvider.one(Objects.requireNonNull(catalogue, "catalogue")), proofs, new ConsentSettings());
    }

    /**
     * Creates a filter with the given settings.
     *
     * @param catalogues the catalogue of each host; a changed catalogue takes effect within a second or two
     * @param proofs the store that records choices before they are acknowledged; destroying this filter does not close
     *     it
     * @param settings the settings, read when the filter is initialised; their path is relative to the context path
     */
    public ConsentFilter(CatalogueProvider catalogues, ProofStore proofs, ConsentSettings settings) {
        configured = new Deployment(
                Objects.requireNonNull(catalogues, "catalogues"),
                Objects.requireNonNull(proofs, "proofs"),
                Objects.requireNonNull(settings, "settings"),
                false);
    }

    /**
     * Adds this filter to an application during its startup: before all existing filters, for every URL and dispatcher
     * type.
     *
     * @throws IllegalStateException if the application already has a filter of this name, or is already running
     */
    public void addTo(ServletContext application) {
        FilterRegistration.Dynamic registration = application.addFilter(NAME, this);
        if (registration == null) {
            throw new IllegalStateException("the application already has a filter \"" + NAME + "\"; add it only once");
        }
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
        Deployment started = configured == null ? InitParameters.of(config) : configured;
        context = config.getServletContext().getContextPath();
        Sites created = new Sites(started.catalogues(), started.proofs(), started.settings(), context, metrics);
        deployment = started;
        sites = created;
        try {
            created.start();
        } catch (Exception e) {
            throw new ServletException("could not start proof maintenance or the draft file", e);
        }
    }

    @Override
    public void destroy() {
        try {
            LifeCycle.stop(sites);
        } catch (RuntimeException e) {
            throw new IllegalStateException("could not stop proof maintenance or the draft file", e);
        } finally {
            if (deployment != null && deployment.ownsProofs()) {
                deployment.proofs().close();
            }
        }
    }

    /** Returns the numbers of this filter for monitoring, such as by {@code ConsentMeters}. */
    public ConsentMonitor getMonitor() {
        return new ConsentMonitor(metrics, () -> sites);
    }

    /** Returns the number of cookies with this action since the filter was created. */
    public long count(CookieAction action) {
        return metrics.getCount(action);
    }

    /** Returns the number of undeclared cookies since the filter was created. */
    public long getUndeclared() {
        return metrics.getUndeclared();
    }

    /**
     * Returns the number of pages sent unmodified because their Content-Security-Policy cannot be made to allow the
     * script.
     */
    public long getUnmodifiedPages() {
        return sites == null ? 0 : sites.unmodifiedPages();
    }

    /** Returns the undeclared third-party hosts found in pages, in alphabetical order, at most 1000. */
    public List<String> undeclaredThirdPartyHosts() {
        return sites == null ? List.of() : sites.undeclaredThirdPartyHosts();
    }

    /**
     * Returns the findings of the scripts in pages, each with its number of reports: undeclared names such as
     * {@code localStorage theme}, and third parties that the scripts could not block, such as
     * {@code host cdn.example}. Clients can report anything.
     */
    public Map<String, Long> getPageReports() {
        return sites == null ? Map.of() : sites.pageReports();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ConsentResponse consentResponse = ConsentResponse.find(response);
        if (consentResponse != null) {
            filterDispatch(request, response, chain, consentResponse);
        } else if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse httpResponse) {
            filterRequest(http, httpResponse, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void filterRequest(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ConsentExchange consentExchange =
                ConsentExchange.of(request, Objects.requireNonNull(sites, "the filter is not initialised"));
        Endpoint endpoint = request.getDispatcherType() == DispatcherType.REQUEST
                ? consentExchange.site().endpoint(path(request))
                : null;
        ConsentResponse consentResponse =
                ConsentResponse.of(response, consentExchange, endpoint == null ? consentExchange.pageRewriter() : null);
        if (endpoint != null) {
            handleEndpoint(endpoint, request, consentResponse, consentExchange);
            return;
        }
        boolean completed = false;
        try {
            chain.doFilter(new ConsentRequest(request, consentResponse, consentExchange), consentResponse);
            completed = true;
        } finally {
            if (!completed) {
                consentResponse.discardContent();
            }
        }
        if (!request.isAsyncStarted()) {
            consentResponse.finish();
        }
    }

    private String path(HttpServletRequest request) {
        String pathInfo = request.getPathInfo();
        return context + request.getServletPath() + (pathInfo == null ? "" : pathInfo);
    }

    /**
     * Calls an endpoint. Recording a choice is asynchronous and blocks no thread; requests that only read get their
     * response synchronously.
     */
    private static void handleEndpoint(
            Endpoint endpoint,
            HttpServletRequest request,
            ConsentResponse consentResponse,
            ConsentExchange consentExchange)
            throws ServletException {
        boolean isReadOnly =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!isReadOnly && !request.isAsyncSupported()) {
            throw new ServletException("a choice cannot be recorded without asynchronous requests: set async-supported"
                    + " of the consent filter, and of the servlet and each filter before it, to true");
        }
        AsyncContext async = isReadOnly ? null : request.startAsync(request, consentResponse);
        ServletExchange exchange = new ServletExchange(request, consentResponse, consentExchange, async);
        try {
            endpoint.handle(exchange);
        } catch (Exception e) {
            exchange.fail(e);
        }
    }

    /** Filters a forward, include, error or asynchronous dispatch of an exchange that is already being filtered. */
    private static void filterDispatch(
            ServletRequest request, ServletResponse response, FilterChain chain, ConsentResponse consentResponse)
            throws IOException, ServletException {
        boolean included = request.getDispatcherType() == DispatcherType.INCLUDE;
        if (included) {
            consentResponse.beginInclude();
        }
        try {
            chain.doFilter(request, response);
        } finally {
            if (included) {
                consentResponse.endInclude();
            }
        }
        if (!included && !request.isAsyncStarted()) {
            // Containers complete a response by themselves after a forward or a dispatch.
            consentResponse.finish();
        }
    }
}
