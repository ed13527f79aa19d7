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
import org.cookiecharter.http.DraftFile;
import org.cookiecharter.http.Endpoint;
import org.cookiecharter.http.ProofUpkeep;
import org.cookiecharter.http.SiteSettings;
import org.cookiecharter.http.Sites;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * Holds a web application to its catalogue and to what each visitor chose, in any servlet container.
 *
 * <pre>{@code
 * Catalogue catalogue = Catalogue.load(Path.of("cookies.json"));
 * new ConsentFilter(catalogue, ProofStore.sqlite(Path.of("consent.db"))).addTo(servletContext);
 * }</pre>
 *
 * <p>A request comes in: its cookies are read once, the visitor's choice among them. What may not be read is hidden from
 * filters and servlets inside. The response stays here until its first byte has to go: then a cookie that is not declared and
 * consented is left out, and what the browser sent and may not keep is removed. What is under the path of the settings is
 * answered here.
 *
 * <p>It has to be the first filter, for all dispatcher types, and may run asynchronously. Safe for any number of threads.
 */
public final class ConsentFilter implements Filter {
    private static final String NAME = "cookie-charter";

    private final CookieMetrics counters = new CookieMetrics();
    private final @Nullable Deployment given;
    private @Nullable Deployment deployment;
    private @Nullable ProofUpkeep upkeep;
    private @Nullable DraftFile draft;
    private @Nullable Sites sites;
    private String context = "";

    /** Made by the container, and configured by its parameters in {@code web.xml}. */
    public ConsentFilter() {
        given = null;
    }

    /** With the defaults of {@link SiteSettings}. */
    public ConsentFilter(Catalogue catalogue, ProofStore proofs) {
        this(CatalogueProvider.one(Objects.requireNonNull(catalogue, "catalogue")), proofs, new SiteSettings());
    }

    /**
     * With settings of its own.
     *
     * @param catalogues what is declared on each host; a catalogue that changes is in force within a second or two
     * @param proofs where choices are recorded before they are acknowledged; stays open when this filter is destroyed
     * @param settings read when the filter is initialised; their path lies in the application's own
     */
    public ConsentFilter(CatalogueProvider catalogues, ProofStore proofs, SiteSettings settings) {
        given = new Deployment(
                Objects.requireNonNull(catalogues, "catalogues"),
                Objects.requireNonNull(proofs, "proofs"),
                Objects.requireNonNull(settings, "settings"),
                false);
    }

    /**
     * Adds it to an application that starts: before all filters that are there, for every address and dispatcher type.
     *
     * @throws IllegalStateException if the application has a filter of this name, or runs already
     */
    public void addTo(ServletContext application) {
        FilterRegistration.Dynamic registration = application.addFilter(NAME, this);
        if (registration == null) {
            throw new IllegalStateException("the application has a filter \"" + NAME + "\" already; add it once");
        }
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    }

    @Override
    public void init(FilterConfig config) throws ServletException {
        Deployment started = given == null ? InitParameters.of(config) : given;
        SiteSettings settings = started.settings();
        counters.setAllEventsRequired(settings.getCookieListener() != null);
        context = config.getServletContext().getContextPath();
        ProofUpkeep keeping =
                new ProofUpkeep(started.proofs(), settings.getRecordPolicy().retention(), settings.getClock());
        Sites made = new Sites(started.catalogues(), settings, context, keeping, counters);
        sites = made;
        draft = made.draft();
        deployment = started;
        upkeep = keeping;
        try {
            keeping.start();
            LifeCycle.start(draft);
        } catch (Exception e) {
            throw new ServletException("what is written beside the answers cannot start", e);
        }
    }

    @Override
    public void destroy() {
        try {
            LifeCycle.stop(draft);
            if (upkeep != null) {
                upkeep.stop();
            }
        } catch (Exception e) {
            throw new IllegalStateException("the upkeep of the proofs cannot stop", e);
        } finally {
            if (deployment != null && deployment.ownsProofs()) {
                deployment.proofs().close();
            }
        }
    }

    /** How many cookies have met with this effect since the filter was made. */
    public long count(CookieAction action) {
        return counters.getCount(action);
    }

    /** How many cookies were met that the catalogue does not name. */
    public long getUndeclared() {
        return counters.getUndeclared();
    }

    /** Returns how many pages were sent unmodified, because their Content-Security-Policy cannot admit the script. */
    public long getUnmodifiedPages() {
        return sites == null ? 0 : sites.unmodifiedPages();
    }

    /** The hosts of third parties in pages that the catalogue does not name, in alphabetical order; a thousand at most. */
    public List<String> undeclaredThirdPartyHosts() {
        return sites == null ? List.of() : sites.undeclaredThirdPartyHosts();
    }

    /**
     * What scripts of pages reported, with the number of reports: undeclared names like {@code localStorage theme}, and
     * third parties that they could not intercept, like {@code host cdn.example}. Clients can report anything.
     */
    public Map<String, Long> getPageReports() {
        return sites == null ? Map.of() : sites.pageReports();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ConsentResponse gated = ConsentResponse.in(response);
        if (gated != null) {
            dispatch(request, response, chain, gated);
        } else if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            enter(http, answer, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ConsentExchange consentExchange =
                ConsentExchange.of(request, Objects.requireNonNull(sites, "the filter is not initialised"));
        Endpoint endpoint = request.getDispatcherType() == DispatcherType.REQUEST
                ? consentExchange.site().endpoint(path(request))
                : null;
        ConsentResponse gated =
                ConsentResponse.of(response, consentExchange, endpoint == null ? consentExchange.pages() : null);
        if (endpoint != null) {
            answer(endpoint, request, gated, consentExchange);
            return;
        }
        boolean done = false;
        try {
            chain.doFilter(new ConsentRequest(request, gated, consentExchange), gated);
            done = true;
        } finally {
            if (!done) {
                gated.giveUp();
            }
        }
        if (!request.isAsyncStarted()) {
            gated.finish();
        }
    }

    private String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return context + request.getServletPath() + (rest == null ? "" : rest);
    }

    /** A choice waits for its record, but no thread does; whatever reads is answered at once. */
    private static void answer(
            Endpoint endpoint, HttpServletRequest request, ConsentResponse gated, ConsentExchange consentExchange)
            throws ServletException {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads && !request.isAsyncSupported()) {
            throw new ServletException("a choice cannot be recorded without asynchronous requests: set async-supported"
                    + " of the consent filter, and of the servlet and each filter before it, to true");
        }
        AsyncContext async = reads ? null : request.startAsync(request, gated);
        ServletExchange exchange = new ServletExchange(request, gated, consentExchange, async);
        try {
            endpoint.handle(exchange);
        } catch (Exception e) {
            exchange.fail(e);
        }
    }

    /** What comes through here again belongs to an exchange that is held already. */
    private static void dispatch(
            ServletRequest request, ServletResponse response, FilterChain chain, ConsentResponse gated)
            throws IOException, ServletException {
        boolean included = request.getDispatcherType() == DispatcherType.INCLUDE;
        if (included) {
            gated.beginInclude();
        }
        try {
            chain.doFilter(request, response);
        } finally {
            if (included) {
                gated.endInclude();
            }
        }
        if (!included && !request.isAsyncStarted()) {
            // Containers end a response by themselves when a forward or a dispatch is over.
            gated.finish();
        }
    }
}
