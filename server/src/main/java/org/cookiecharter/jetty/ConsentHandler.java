// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.endpoint.Endpoint;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.metrics.ConsentMonitor;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.settings.ConsentSettings;
import org.cookiecharter.site.Site;
import org.cookiecharter.site.Sites;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.annotation.ManagedAttribute;
import org.eclipse.jetty.util.annotation.ManagedObject;
import org.eclipse.jetty.util.component.Dumpable;
import org.eclipse.jetty.util.component.DumpableCollection;
import org.jspecify.annotations.Nullable;

/**
 * A handler that enforces cookie consent: it applies a site's catalogue and each visitor's choice to all cookies.
 *
 * <pre>{@code
 * Catalogue catalogue = Catalogue.load(Path.of("cookies.json"));
 * server.insertHandler(new ConsentHandler(catalogue, SqliteProofStore.open(Path.of("consent.db"))));
 * }</pre>
 *
 * <p>On a request, the handler reads the cookies once, including the visitor's choice, and strips those that are not
 * allowed before it calls the next handler. On a response, it blocks each cookie that is not declared and consented to,
 * whichever code set it, and expires the cookies that the browser sent but may not store. It serves the requests under
 * {@linkplain ConsentSettings#setPath the path} itself: the banner's script, the catalogue, the charter and its form.
 *
 * <p>Insert it as the outermost handler ({@code server.insertHandler}), so that no other code changes the response
 * after it. Inside a context it controls that context only, and serves its endpoints under the context path. Configure
 * it before it starts; from then on it is immutable and thread-safe. It does not close the proof store.
 */
@ManagedObject("Enforces the cookie catalogue of a site and the choices of its visitors")
public class ConsentHandler extends Handler.Wrapper {
    private final CatalogueProvider catalogues;
    private final ProofStore proofs;
    private final ConsentSettings settings = new ConsentSettings();
    private final PathSelector paths = new PathSelector();
    private final CookieMetrics metrics = new CookieMetrics();
    private @Nullable Sites sites;

    /**
     * Creates a handler for one catalogue.
     *
     * @param catalogue the declarations of the site
     * @param proofs the store in which choices are recorded before they are acknowledged; it stays open when this
     *     handler stops
     */
    public ConsentHandler(Catalogue catalogue, ProofStore proofs) {
        this(CatalogueProvider.one(Objects.requireNonNull(catalogue, "catalogue")), proofs);
    }

    /**
     * Creates a handler for a catalogue that can change, or for several hosts.
     *
     * @param catalogues provides the catalogue of each host; a changed one takes effect within one or two seconds
     * @param proofs the store in which choices are recorded before they are acknowledged; it stays open when this
     *     handler stops
     */
    public ConsentHandler(CatalogueProvider catalogues, ProofStore proofs) {
        this.catalogues = Objects.requireNonNull(catalogues, "catalogues");
        this.proofs = Objects.requireNonNull(proofs, "proofs");
        installBean(settings);
        installBean(metrics);
    }

    /** Returns the settings, which cannot be changed while this handler is running. */
    public ConsentSettings getSettings() {
        return settings;
    }

    @ManagedAttribute("Paths to which the handler is restricted; empty for all")
    public Set<String> getIncludedPaths() {
        return paths.included();
    }

    /**
     * Restricts the handler to these paths: path specs of Jetty, such as {@code /shop/*} or {@code *.html}, relative to
     * the context that contains the handler. An exclusion overrides an inclusion, and the handler's own endpoints
     * always respond. Default: none, which means all paths.
     *
     * <p>On other paths the handler does nothing: it passes cookies in both directions, undeclared ones too, and leaves
     * pages unmodified, on hosts without a catalogue too. {@link org.cookiecharter.consent.Consent} is available there
     * nevertheless.
     *
     * @throws IllegalArgumentException if one is not a path spec
     */
    public void includePath(String... specs) {
        requireNotStarted();
        paths.include(specs);
    }

    @ManagedAttribute("Paths that the handler ignores")
    public Set<String> getExcludedPaths() {
        return paths.excluded();
    }

    /**
     * Excludes these paths from the handler, with the effect that {@link #includePath} describes. Default: none.
     *
     * @throws IllegalArgumentException if one is not a path spec
     */
    public void excludePath(String... specs) {
        requireNotStarted();
        paths.exclude(specs);
    }

    private void requireNotStarted() {
        if (isRunning()) {
            throw new IllegalStateException("the handler is " + getState() + "; configure it before it starts");
        }
    }

    /** Returns the numbers of this handler for monitoring, such as by {@code ConsentMeters}. */
    public ConsentMonitor getMonitor() {
        return new ConsentMonitor(metrics, () -> sites);
    }

    /** Returns the number of cookies with this action since the handler was created, or its metrics were reset. */
    public long count(CookieAction action) {
        return metrics.getCount(action);
    }

    /** Returns the number of undeclared cookies, sent by browsers and set by responses. */
    public long getUndeclared() {
        return metrics.getUndeclared();
    }

    @ManagedAttribute("Number of references in pages to third parties that the catalogue does not declare")
    public long getUndeclaredThirdParties() {
        return sites == null ? 0 : sites.undeclaredThirdParties();
    }

    /**
     * Returns the number of reports by scripts of pages, by what they reported: undeclared names like
     * {@code localStorage theme}, and third parties that they could not intercept, like {@code host cdn.example}.
     * Clients can report anything.
     */
    @ManagedAttribute("Number of reports of each undeclared name and third party that scripts of pages reported")
    public Map<String, Long> getPageReports() {
        return sites == null ? Map.of() : sites.pageReports();
    }

    @ManagedAttribute("Number of pages sent unmodified because their Content-Security-Policy cannot admit the script")
    public long getUnmodifiedPages() {
        return sites == null ? 0 : sites.unmodifiedPages();
    }

    /** Returns the hosts of these third parties since the start, in alphabetical order; a thousand at most. */
    public List<String> undeclaredThirdPartyHosts() {
        return sites == null ? List.of() : sites.undeclaredThirdPartyHosts();
    }

    @Override
    protected void doStart() throws Exception {
        ContextHandler context = ContextHandler.getCurrentContextHandler();
        String root = context == null || context.getContextPath().equals("/") ? "" : context.getContextPath();
        Sites newSites = new Sites(catalogues, proofs, settings, root, metrics);
        updateBean(sites, newSites);
        sites = newSites;
        paths.setEndpointPath(root + settings.getPath());
        super.doStart();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Sites loadedSites = Objects.requireNonNull(sites, "the handler is not started");
        Site site = loadedSites.site(String.valueOf(Request.getServerName(request)));
        ConsentRequest consentRequest = new ConsentRequest(request, site);
        String canonical = request.getHttpURI().getCanonicalPath();
        String path = canonical == null ? "" : canonical;
        if (!paths.isSelected(path, request)) {
            return super.handle(consentRequest, response, callback);
        }
        Endpoint endpoint = site.endpoint(path);
        PageRewriter pages = endpoint == null ? site.pages() : null;
        request.addHttpStreamWrapper(stream -> new ConsentResponseStream(stream, consentRequest, pages));
        if (endpoint != null) {
            endpoint.handle(new JettyExchange(consentRequest, response, callback));
            return true;
        }
        consentRequest.stripDisallowed(pages);
        return super.handle(consentRequest, response, callback);
    }

    @Override
    public void dump(Appendable out, String indent) throws IOException {
        List<String> loadedCatalogues = sites == null ? List.of() : sites.loadedCatalogues();
        dumpObjects(
                out,
                indent,
                Dumpable.named("path", settings.getPath()),
                Dumpable.named("mode", settings.getMode()),
                paths,
                new DumpableCollection("loaded catalogues", loadedCatalogues));
    }
}
