package org.cookiecharter.jetty;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.ChoiceCookie;
import org.cookiecharter.decision.CookiePolicy;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.annotation.ManagedAttribute;
import org.eclipse.jetty.util.annotation.ManagedObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private static final Logger LOG = LoggerFactory.getLogger(ConsentHandler.class);
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
    private static final Pattern COOKIE_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private final Catalogue catalogue;
    private final ProofStore proofs;
    private final CookieCounters counters = new CookieCounters();
    private String path = "/consent";
    private String cookieName = "cookies_preferences";
    private @Nullable String cookieDomain;
    private Duration cookieDuration = Duration.ofDays(180);
    private Mode mode = Mode.ENFORCE;
    private boolean injectBanner;
    private boolean injectPlainBanner;
    private boolean gateThirdParties = true;
    private boolean restrictOrigins;
    private boolean passUndeclared;
    private @Nullable CookieListener listener;
    private RecordKeeping recordKeeping = RecordKeeping.DEFAULT;
    private Clock clock = Clock.systemUTC();

    // Made from all of these at start.
    private CookiePolicy policy;
    private @Nullable ProofUpkeep upkeep;
    private ConsentReader reader;
    private @Nullable ThirdPartyOrigins origins;
    private @Nullable PageRewriter pages;
    private Map<String, Endpoint> endpoints = Map.of();
    private AnswerCookies cookies;

    /**
     * @param catalogue what the site declares
     * @param proofs where choices are recorded before they are acknowledged; stays open when this handler stops
     */
    public ConsentHandler(Catalogue catalogue, ProofStore proofs) {
        this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
        this.proofs = Objects.requireNonNull(proofs, "proofs");
        this.policy = new CookiePolicy(catalogue, cookieName, passUndeclared);
        this.cookies = new AnswerCookies(mode, clock);
        this.reader = new ConsentReader(policy, null, clock, counters);
    }

    public Catalogue getCatalogue() {
        return catalogue;
    }

    @ManagedAttribute("The path of the banner's script, the catalogue, the charter and the choice")
    public String getPath() {
        return path;
    }

    /**
     * Where this handler's own addresses lie. Default: {@code /consent}.
     *
     * @throws IllegalArgumentException where it is not an absolute path without a slash at its end
     */
    public void setPath(String path) {
        refuseIfStarted();
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("path (" + path + ") must be like /consent");
        }
        this.path = path;
    }

    @ManagedAttribute("The name of the cookie that holds the choice")
    public String getCookieName() {
        return cookieName;
    }

    /**
     * The name of the cookie that holds the choice. Default: {@code cookies_preferences}.
     *
     * @throws IllegalArgumentException where it is not 1 to 64 of letters, digits, {@code _}, {@code .} and {@code -}
     */
    public void setCookieName(String name) {
        refuseIfStarted();
        if (!COOKIE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("cookieName (" + name + ") must be 1 to 64 letters, digits, _ . and -");
        }
        this.cookieName = name;
    }

    @ManagedAttribute("The Domain of the cookie that holds the choice")
    public @Nullable String getCookieDomain() {
        return cookieDomain;
    }

    /** The {@code Domain} of that cookie, for a choice that holds on subdomains too. Default: null, this host alone. */
    public void setCookieDomain(@Nullable String domain) {
        refuseIfStarted();
        if (domain != null && !COOKIE_NAME.matcher(domain).matches()) {
            throw new IllegalArgumentException("cookieDomain (" + domain + ") must be a host name like example.org");
        }
        this.cookieDomain = domain;
    }

    @ManagedAttribute("How long a choice is believed")
    public Duration getCookieDuration() {
        return cookieDuration;
    }

    /**
     * How long a choice is believed, refusals and grants alike. Default: 180 days, the six months that the CNIL holds
     * for good practice (2020-092, art. 2).
     *
     * @throws IllegalArgumentException where it is not between a minute and the 400 days that browsers allow
     */
    public void setCookieDuration(Duration duration) {
        refuseIfStarted();
        if (duration.compareTo(Duration.ofMinutes(1)) < 0 || duration.compareTo(Duration.ofDays(400)) > 0) {
            throw new IllegalArgumentException("cookieDuration (" + duration + ") must be from PT1M to P400D");
        }
        this.cookieDuration = duration;
    }

    @ManagedAttribute("Whether decisions are carried out")
    public Mode getMode() {
        return mode;
    }

    /** Whether decisions are carried out, or only counted. Default: {@link Mode#ENFORCE}. */
    public void setMode(Mode mode) {
        refuseIfStarted();
        this.mode = mode;
    }

    @ManagedAttribute("Whether the script is put into HTML answers")
    public boolean isInjectBanner() {
        return injectBanner;
    }

    /** Whether the script is put into HTML answers, for sites whose pages do not hold the tag. Default: false. */
    public void setInjectBanner(boolean injectBanner) {
        refuseIfStarted();
        this.injectBanner = injectBanner;
    }

    @ManagedAttribute("Whether a bar for visitors without scripts is put into HTML answers")
    public boolean isInjectPlainBanner() {
        return injectPlainBanner;
    }

    /**
     * Whether a bar with a form, for visitors without scripts, is put into HTML answers, inside {@code <noscript>} at the
     * start of the body. The same for everyone, so pages stay cacheable: who has chosen does not see it, as the style sheet
     * that shows it ({@code noscript.css}) is empty for them. Not into XHTML, which has no {@code <noscript>}. Default:
     * false.
     */
    public void setInjectPlainBanner(boolean injectPlainBanner) {
        refuseIfStarted();
        this.injectPlainBanner = injectPlainBanner;
    }

    @ManagedAttribute("Whether third parties in pages are held back")
    public boolean isGateThirdParties() {
        return gateThirdParties;
    }

    /**
     * Whether what HTML answers and {@code Link} fields load from declared origins waits for consent. The same for every
     * visitor, so pages stay cacheable: the script in the page opens what is granted. Default: true; it costs nothing
     * where no service has an origin. Hosts of no service are counted, not held.
     */
    public void setGateThirdParties(boolean gateThirdParties) {
        refuseIfStarted();
        this.gateThirdParties = gateThirdParties;
    }

    @ManagedAttribute("Whether pages may load from declared origins only")
    public boolean isRestrictOrigins() {
        return restrictOrigins;
    }

    /**
     * Whether pages get a Content-Security-Policy, beside the application's own, by which browsers load from the site and
     * from declared origins only: it also stops what no tag shows, like addresses in styles. Default: false.
     */
    public void setRestrictOrigins(boolean restrictOrigins) {
        refuseIfStarted();
        this.restrictOrigins = restrictOrigins;
    }

    @ManagedAttribute("Whether cookies that the catalogue does not name are kept")
    public boolean isPassUndeclared() {
        return passUndeclared;
    }

    /** Whether cookies that the catalogue does not name are kept. Default: false. They are counted in any case. */
    public void setPassUndeclared(boolean passUndeclared) {
        refuseIfStarted();
        this.passUndeclared = passUndeclared;
    }

    /** Who is told what was done to each cookie. Default: null, nobody. */
    public void setCookieListener(@Nullable CookieListener listener) {
        refuseIfStarted();
        this.listener = listener;
        counters.setListened(listener != null);
    }

    /** How choices are recorded. Default: {@link RecordKeeping#DEFAULT}. */
    public void setRecordKeeping(RecordKeeping recordKeeping) {
        refuseIfStarted();
        this.recordKeeping = recordKeeping;
    }

    /** What tells the time. Default: the system's clock. */
    public void setClock(Clock clock) {
        refuseIfStarted();
        this.clock = clock;
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
        return origins == null ? 0 : origins.undeclared();
    }

    /** The hosts of these third parties since the start, in alphabetical order; a thousand at most. */
    public List<String> undeclaredThirdPartyHosts() {
        return origins == null ? List.of() : origins.hosts();
    }

    @Override
    protected void doStart() throws Exception {
        policy = new CookiePolicy(catalogue, cookieName, passUndeclared);
        cookies = new AnswerCookies(mode, clock);
        ChoiceCookie choiceCookie = new ChoiceCookie(proofs.key(), cookieDuration);
        Endpoints made = new Endpoints(policy, proofs, choiceCookie, clock, recordKeeping);
        endpoints = made.at(path, new ChoiceField(cookieName, cookieDomain, cookieDuration), mode);
        updateBean(upkeep, made.upkeep());
        upkeep = made.upkeep();
        origins = new ThirdPartyOrigins(catalogue, mode == Mode.ENFORCE && gateThirdParties);
        reader = new ConsentReader(policy, choiceCookie, clock, counters);
        boolean looks = gateThirdParties && (origins.holdsAny() || injectBanner || mode == Mode.REPORT);
        PlainBanner plain = injectPlainBanner ? made.plainBanner(path) : null;
        if (looks || injectBanner || restrictOrigins || plain != null) {
            BannerScript script = made.script();
            pages = new PageRewriter(
                    injectBanner ? script.source() : null,
                    plain == null ? script.version() : script.version() + plain.version(),
                    looks ? origins : null,
                    restrictOrigins ? OriginPolicy.of(catalogue, mode) : null,
                    plain);
        } else {
            pages = null;
        }
        catalogue.advice().forEach(advice -> LOG.info("Advice on the catalogue: {}", advice));
        super.doStart();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Consent consent = reader.read(request);
        request.setAttribute(Consent.ATTRIBUTE, consent);
        Endpoint endpoint = endpoints.get(Request.getPathInContext(request));
        PageRewriter rewriter = endpoint == null ? pages : null;
        request.addHttpStreamWrapper(stream -> new ResponseGate(
                stream, request, consent, cookies, rewriter, () -> counters.tell(request, consent, listener)));
        if (endpoint != null) {
            endpoint.handle(new Exchange(request, response, callback, consent));
            return true;
        }
        boolean hides = consent.noteSent(mode);
        return super.handle(VisibleRequest.of(request, hides ? consent : null, rewriter), response, callback);
    }

    private void refuseIfStarted() {
        if (isRunning()) {
            throw new IllegalStateException("the handler is " + getState() + "; configure it before it starts");
        }
    }
}
