package org.cookiecharter.jetty;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Catalogues;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.http.Consent;
import org.cookiecharter.http.CookieCounters;
import org.cookiecharter.http.CookieListener;
import org.cookiecharter.http.DraftFile;
import org.cookiecharter.http.Effect;
import org.cookiecharter.http.Endpoint;
import org.cookiecharter.http.Mode;
import org.cookiecharter.http.ProofUpkeep;
import org.cookiecharter.http.RecordKeeping;
import org.cookiecharter.http.Site;
import org.cookiecharter.http.SiteSettings;
import org.cookiecharter.http.Sites;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.http.CookieCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.annotation.ManagedAttribute;
import org.eclipse.jetty.util.annotation.ManagedObject;
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
 * the handlers inside. The answer goes out: a cookie that is not declared and consented is left out, wherever it was
 * set, and what the browser sent and may not keep is removed. What is under {@link #setPath the path} is answered here:
 * the banner's script, the catalogue, the charter and the choice.
 *
 * <p>Insert it outermost ({@code server.insertHandler}), so that its gate is the last code before the wire. Configure it
 * before it starts; from then on it is immutable and safe for any number of threads. It does not close the proof store.
 */
@ManagedObject("Holds a site to its cookie catalogue and to what visitors chose")
public class ConsentHandler extends Handler.Wrapper {
    private final Catalogues catalogues;
    private final ProofStore proofs;
    private final CookieCounters counters = new CookieCounters();
    private final SiteSettings settings = new SiteSettings();
    private @Nullable ProofUpkeep upkeep;
    private @Nullable Sites sites;
    private @Nullable DraftFile draft;

    /**
     * @param catalogue what the site declares
     * @param proofs where choices are recorded before they are acknowledged; stays open when this handler stops
     */
    public ConsentHandler(Catalogue catalogue, ProofStore proofs) {
        this(Catalogues.one(Objects.requireNonNull(catalogue, "catalogue")), proofs);
    }

    /**
     * @param catalogues what is declared on each host; a catalogue that changes is in force within a second or two
     * @param proofs where choices are recorded before they are acknowledged; stays open when this handler stops
     */
    public ConsentHandler(Catalogues catalogues, ProofStore proofs) {
        this.catalogues = Objects.requireNonNull(catalogues, "catalogues");
        this.proofs = Objects.requireNonNull(proofs, "proofs");
    }

    @ManagedAttribute("The path of the banner's script, the catalogue, the charter and the choice")
    public String getPath() {
        return settings.getPath();
    }

    /**
     * Where this handler's own addresses lie. Default: {@code /consent}.
     *
     * @throws IllegalArgumentException where it is not an absolute path without a slash at its end
     */
    public void setPath(String path) {
        refuseIfStarted();
        settings.setPath(path);
    }

    @ManagedAttribute("The name of the cookie that holds the choice")
    public String getCookieName() {
        return settings.getCookieName();
    }

    /**
     * The name of the cookie that holds the choice. Default: {@code cookies_preferences}.
     *
     * @throws IllegalArgumentException where it is not 1 to 64 of letters, digits, {@code _}, {@code .} and {@code -}
     */
    public void setCookieName(String name) {
        refuseIfStarted();
        settings.setCookieName(name);
    }

    @ManagedAttribute("The Domain of the cookie that holds the choice")
    public @Nullable String getCookieDomain() {
        return settings.getCookieDomain();
    }

    /** The {@code Domain} of that cookie, for a choice that holds on subdomains too. Default: null, this host alone. */
    public void setCookieDomain(@Nullable String domain) {
        refuseIfStarted();
        settings.setCookieDomain(domain);
    }

    @ManagedAttribute("How long a choice is believed")
    public Duration getCookieDuration() {
        return settings.getCookieDuration();
    }

    /**
     * How long a choice is believed, refusals and grants alike. Default: 180 days, the six months that the CNIL holds
     * for good practice (2020-092, art. 2).
     *
     * @throws IllegalArgumentException where it is not between a minute and the 400 days that browsers allow
     */
    public void setCookieDuration(Duration duration) {
        refuseIfStarted();
        settings.setCookieDuration(duration);
    }

    @ManagedAttribute("Whether decisions are carried out")
    public Mode getMode() {
        return settings.getMode();
    }

    /** Whether decisions are carried out, or only counted. Default: {@link Mode#ENFORCE}. */
    public void setMode(Mode mode) {
        refuseIfStarted();
        settings.setMode(mode);
    }

    @ManagedAttribute("Whether the script is put into HTML answers")
    public boolean isInjectBanner() {
        return settings.isInjectBanner();
    }

    /** Whether the script is put into HTML answers, for sites whose pages do not hold the tag. Default: false. */
    public void setInjectBanner(boolean injectBanner) {
        refuseIfStarted();
        settings.setInjectBanner(injectBanner);
    }

    @ManagedAttribute("Whether a bar for visitors without scripts is put into HTML answers")
    public boolean isInjectPlainBanner() {
        return settings.isInjectPlainBanner();
    }

    /**
     * Whether a bar with a form, for visitors without scripts, is put into HTML answers, inside {@code <noscript>} at the
     * start of the body. The same for everyone, so pages stay cacheable: who has chosen does not see it, as the style sheet
     * that shows it ({@code noscript.css}) is empty for them. Not into XHTML, which has no {@code <noscript>}. Default:
     * false.
     */
    public void setInjectPlainBanner(boolean injectPlainBanner) {
        refuseIfStarted();
        settings.setInjectPlainBanner(injectPlainBanner);
    }

    @ManagedAttribute("Whether third parties in pages are held back")
    public boolean isGateThirdParties() {
        return settings.isGateThirdParties();
    }

    /**
     * Whether what HTML answers and {@code Link} fields load from declared origins waits for consent. The same for every
     * visitor, so pages stay cacheable: the script in the page opens what is granted. Default: true; it costs nothing
     * where no service has an origin. Hosts of no service are counted, not held.
     */
    public void setGateThirdParties(boolean gateThirdParties) {
        refuseIfStarted();
        settings.setGateThirdParties(gateThirdParties);
    }

    @ManagedAttribute("Whether pages may load from declared origins only")
    public boolean isRestrictOrigins() {
        return settings.isRestrictOrigins();
    }

    /**
     * Whether pages get a Content-Security-Policy, beside the application's own, by which browsers load from the site and
     * from declared origins only: it also stops what no tag shows, like addresses in styles. Default: false.
     */
    public void setRestrictOrigins(boolean restrictOrigins) {
        refuseIfStarted();
        settings.setRestrictOrigins(restrictOrigins);
    }

    @ManagedAttribute("Whether cookies that the catalogue does not name are kept")
    public boolean isPassUndeclared() {
        return settings.isPassUndeclared();
    }

    /** Whether cookies that the catalogue does not name are kept. Default: false. They are counted in any case. */
    public void setPassUndeclared(boolean passUndeclared) {
        refuseIfStarted();
        settings.setPassUndeclared(passUndeclared);
    }

    /** Who is told what was done to each cookie. Default: null, nobody. */
    public void setCookieListener(@Nullable CookieListener listener) {
        refuseIfStarted();
        settings.setCookieListener(listener);
        counters.setListened(listener != null);
    }

    @ManagedAttribute("How many sites are ready in memory")
    public int getMostSites() {
        return settings.getMostSites();
    }

    /**
     * How many sites of one server are ready in memory, where each host has a catalogue. Default: 1,000.
     *
     * @throws IllegalArgumentException where it is less than 1
     */
    public void setMostSites(int mostSites) {
        refuseIfStarted();
        settings.setMostSites(mostSites);
    }

    public RecordKeeping getRecordKeeping() {
        return settings.getRecordKeeping();
    }

    @ManagedAttribute("Where a catalogue is drafted")
    public @Nullable Path getDraft() {
        return settings.getDraft();
    }

    /**
     * Where a catalogue is drafted of what is seen and not declared: cookies, what pages keep, and whom they load from.
     * For {@link Mode#REPORT} alone; pages then tell the server the names of what they keep. Default: null, nowhere.
     */
    public void setDraft(@Nullable Path draft) {
        refuseIfStarted();
        settings.setDraft(draft);
    }

    /** How choices are recorded. Default: {@link RecordKeeping#DEFAULT}. */
    public void setRecordKeeping(RecordKeeping recordKeeping) {
        refuseIfStarted();
        settings.setRecordKeeping(recordKeeping);
    }

    /** What tells the time. Default: the system's clock. */
    public void setClock(Clock clock) {
        refuseIfStarted();
        settings.setClock(clock);
    }

    /** How many cookies have met with this effect since the handler was made. */
    public long count(Effect effect) {
        return counters.of(effect);
    }

    @ManagedAttribute("How many cookies were met that the catalogue does not name")
    public long getUndeclared() {
        return counters.undeclared();
    }

    @ManagedAttribute("How often pages named a third party that the catalogue does not name")
    public long getUndeclaredThirdParties() {
        return sites == null ? 0 : sites.undeclaredThirdParties();
    }

    /** The hosts of these third parties since the start, in alphabetical order; a thousand at most. */
    public List<String> undeclaredThirdPartyHosts() {
        return sites == null ? List.of() : sites.undeclaredThirdPartyHosts();
    }

    @Override
    protected void doStart() throws Exception {
        ProofUpkeep started =
                new ProofUpkeep(proofs, settings.getRecordKeeping().retention(), settings.getClock());
        updateBean(upkeep, started);
        upkeep = started;
        Sites made = new Sites(catalogues, settings, started, counters);
        DraftFile drafted = made.draft();
        updateBean(draft, drafted);
        draft = drafted;
        sites = made;
        super.doStart();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Sites known = Objects.requireNonNull(sites, "the handler is not started");
        Site held = known.of(String.valueOf(Request.getServerName(request)));
        Consent consent = held.read(request.getHeaders(), takesCommas(request));
        request.setAttribute(Consent.ATTRIBUTE, consent);
        Endpoint endpoint = held.endpoint(Request.getPathInContext(request));
        PageRewriter pages = endpoint == null ? held.pages() : null;
        request.addHttpStreamWrapper(stream -> new ResponseGate(stream, request, consent, held, pages));
        if (endpoint != null) {
            endpoint.handle(new JettyExchange(request, response, callback, consent));
            return true;
        }
        boolean hides = held.hides(consent);
        return super.handle(VisibleRequest.of(request, hides ? consent : null, pages), response, callback);
    }

    private static boolean takesCommas(Request request) {
        return request.getConnectionMetaData()
                .getHttpConfiguration()
                .getRequestCookieCompliance()
                .allows(CookieCompliance.Violation.COMMA_SEPARATOR);
    }

    private void refuseIfStarted() {
        if (isRunning()) {
            throw new IllegalStateException("the handler is " + getState() + "; configure it before it starts");
        }
    }
}
