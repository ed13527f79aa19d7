// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.http.DraftFile;
import org.cookiecharter.http.Endpoint;
import org.cookiecharter.http.ProofUpkeep;
import org.cookiecharter.http.Site;
import org.cookiecharter.http.Sites;
import org.cookiecharter.proof.ProofStore;
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
 * Holds a site to its catalogue and to what each visitor chose.
 *
 * <pre>{@code
 * Catalogue catalogue = Catalogue.load(Path.of("cookies.json"));
 * server.insertHandler(new ConsentHandler(catalogue, ProofStore.sqlite(Path.of("consent.db"))));
 * }</pre>
 *
 * <p>A request comes in: its cookies are read once, the visitor's choice among them. What may not be read is hidden from
 * the handlers inside. The response goes out: a cookie that is not declared and consented is left out, wherever it was
 * set, and what the browser sent and may not keep is removed. What is under {@link #setPath the path} is answered here:
 * the banner's script, the catalogue, the charter and the choice.
 *
 * <p>Insert it outermost ({@code server.insertHandler}), so that its gate is the last code before the wire. Inside a
 * context it holds that alone, and its addresses lie under the path of the context. Configure it
 * before it starts; from then on it is immutable and safe for any number of threads. It does not close the proof store.
 */
@ManagedObject("Holds a site to its cookie catalogue and to what visitors chose")
public class ConsentHandler extends ConsentConfiguration {
    private final CatalogueProvider catalogues;
    private final ProofStore proofs;
    private final CookieMetrics metrics = new CookieMetrics();
    private @Nullable ProofUpkeep upkeep;
    private @Nullable Sites sites;
    private @Nullable DraftFile draft;

    /**
     * @param catalogue what the site declares
     * @param proofs where choices are recorded before they are acknowledged; stays open when this handler stops
     */
    public ConsentHandler(Catalogue catalogue, ProofStore proofs) {
        this(CatalogueProvider.one(Objects.requireNonNull(catalogue, "catalogue")), proofs);
    }

    /**
     * @param catalogues what is declared on each host; a catalogue that changes is in force within a second or two
     * @param proofs where choices are recorded before they are acknowledged; stays open when this handler stops
     */
    public ConsentHandler(CatalogueProvider catalogues, ProofStore proofs) {
        this.catalogues = Objects.requireNonNull(catalogues, "catalogues");
        this.proofs = Objects.requireNonNull(proofs, "proofs");
        installBean(metrics);
    }

    /** How many cookies have met with this effect since the handler was made, or its metrics were reset. */
    public long count(CookieAction action) {
        return metrics.of(action);
    }

    /** How many cookies were met that the catalogue does not name. */
    public long getUndeclared() {
        return metrics.getUndeclared();
    }

    @ManagedAttribute("How often pages named a third party that the catalogue does not name")
    public long getUndeclaredThirdParties() {
        return sites == null ? 0 : sites.undeclaredThirdParties();
    }

    /**
     * What scripts of pages reported, with the number of reports: undeclared names like {@code localStorage theme}, and
     * third parties that they could not intercept, like {@code host cdn.example}. Clients can report anything.
     */
    @ManagedAttribute("Number of reports of each undeclared name and third party that scripts of pages reported")
    public Map<String, Long> getPageReports() {
        return sites == null ? Map.of() : sites.pageReports();
    }

    @ManagedAttribute("Number of pages sent unmodified because their Content-Security-Policy cannot admit the script")
    public long getUnmodifiedPages() {
        return sites == null ? 0 : sites.unmodifiedPages();
    }

    /** The hosts of these third parties since the start, in alphabetical order; a thousand at most. */
    public List<String> undeclaredThirdPartyHosts() {
        return sites == null ? List.of() : sites.undeclaredThirdPartyHosts();
    }

    @Override
    protected void doStart() throws Exception {
        metrics.setListened(settings.getCookieListener() != null);
        ProofUpkeep started = new ProofUpkeep(proofs, settings.getRecordPolicy().retention(), settings.getClock());
        updateBean(upkeep, started);
        upkeep = started;
        ContextHandler context = ContextHandler.getCurrentContextHandler();
        String root = context == null || context.getContextPath().equals("/") ? "" : context.getContextPath();
        Sites made = new Sites(catalogues, settings, root, started, metrics);
        DraftFile drafted = made.draft();
        updateBean(draft, drafted);
        draft = drafted;
        sites = made;
        paths.own(root + getPath());
        super.doStart();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Sites known = Objects.requireNonNull(sites, "the handler is not started");
        Site held = known.of(String.valueOf(Request.getServerName(request)));
        ConsentRequest seen = new ConsentRequest(request, held);
        String canonical = request.getHttpURI().getCanonicalPath();
        String path = canonical == null ? "" : canonical;
        if (!paths.holds(path, request)) {
            return super.handle(seen, response, callback);
        }
        Endpoint endpoint = held.endpoint(path);
        PageRewriter pages = endpoint == null ? held.pages() : null;
        request.addHttpStreamWrapper(stream -> new ConsentResponseStream(stream, seen, pages));
        if (endpoint != null) {
            endpoint.handle(new JettyExchange(seen, response, callback));
            return true;
        }
        seen.hide(pages);
        return super.handle(seen, response, callback);
    }

    @Override
    public void dump(Appendable out, String indent) throws IOException {
        List<String> known = sites == null ? List.of() : sites.inForce();
        dumpObjects(
                out,
                indent,
                Dumpable.named("path", getPath()),
                Dumpable.named("mode", getMode()),
                paths,
                new DumpableCollection("catalogues in force", known));
    }
}
