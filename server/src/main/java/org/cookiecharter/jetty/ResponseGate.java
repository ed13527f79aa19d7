package org.cookiecharter.jetty;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cookiecharter.catalogue.Declaration;
import org.cookiecharter.decision.CookiePair;
import org.cookiecharter.decision.Decision;
import org.cookiecharter.decision.SetCookie;
import org.cookiecharter.html.PageRewrite;
import org.cookiecharter.html.PageRewriter;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The last code before the wire: whatever set a cookie, and wherever, it passes here.
 *
 * <p>{@link #prepareResponse} sees the fields of every final answer once, error pages included, while Jetty holds the
 * channel's lock: it only decides. {@link #send} looks again, at interim answers, at trailers, and at what was added
 * after the first look.
 */
final class ResponseGate extends HttpStream.Wrapper {
    /** Jetty refuses a head of more than 8 KiB; what does not fit is removed with the next answer. */
    private static final int REMOVALS_AT_MOST = 2048;

    private final Request request;
    private final Consent consent;
    private final Mode mode;
    private final Clock clock;
    private final Runnable sent;
    private final @Nullable PageRewriter pages;
    private @Nullable PageRewrite page;

    /**
     * @param pages what is done to pages; null for nothing
     * @param sent is run when the head of the final answer is on its way
     */
    ResponseGate(
            HttpStream stream,
            Request request,
            Consent consent,
            Mode mode,
            Clock clock,
            @Nullable PageRewriter pages,
            Runnable sent) {
        super(stream);
        this.request = request;
        this.consent = consent;
        this.mode = mode;
        this.clock = clock;
        this.pages = pages;
        this.sent = sent;
    }

    @Override
    public void prepareResponse(HttpFields.Mutable headers) {
        super.prepareResponse(headers);
        if (pages != null) {
            pages.prepare(request, headers);
        }
        boolean changed = filter(headers, true);
        if (mode == Mode.ENFORCE && addRemovals(headers)) {
            CacheControl.makePrivate(headers);
        } else if (changed && !setsCookies(headers)) {
            // Jetty adds this very field with each cookie, so that no cache keeps the answer; without one it may.
            remove(headers, ResponseGate::isAddedExpiry);
        }
    }

    @Override
    public void send(
            MetaData.Request request,
            MetaData.@Nullable Response response,
            boolean last,
            @Nullable ByteBuffer content,
            Callback callback) {
        // After 101 nothing more comes of HTTP.
        boolean head = response != null
                && (response.getStatus() >= 200 || response.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101);
        MetaData.Response gated = response == null ? null : gated(response);
        if (gated != null && pages != null) {
            if (head) {
                page = pages.begin(this.request, gated);
            } else {
                gated = pages.interim(this.request, gated);
            }
        }
        if (page != null && (head || response == null)) {
            page.send(getWrapped(), request, gated, last, content, callback);
        } else {
            PageRewrite.forward(getWrapped(), request, gated, last, content, callback);
        }
        if (head) {
            sent.run();
        }
    }

    @Override
    public void succeeded() {
        closePage();
        super.succeeded();
    }

    @Override
    public void failed(Throwable cause) {
        closePage();
        super.failed(cause);
    }

    private void closePage() {
        if (page != null) {
            page.close();
        }
    }

    /** The answer without what passed by {@link #prepareResponse}; the very same where nothing did. */
    private MetaData.Response gated(MetaData.Response response) {
        Supplier<HttpFields> trailers = response.getTrailersSupplier();
        HttpFields fields = response.getHttpFields();
        if (mode == Mode.REPORT || (trailers == null && !setsCookies(fields))) {
            return response;
        }
        HttpFields.Mutable kept = HttpFields.build(fields);
        boolean changed = filter(kept, false);
        if (!changed && trailers == null) {
            return response;
        }
        return new MetaData.Response(
                response.getStatus(),
                response.getReason(),
                response.getHttpVersion(),
                kept.asImmutable(),
                response.getContentLength(),
                trailers == null ? null : () -> withoutCookies(trailers.get()));
    }

    /**
     * Takes out what may not be set, and shortens what may not live as long.
     *
     * @param first whether these fields are seen for the first time, so that what is kept is noted too
     * @return whether anything was taken out or shortened
     */
    private boolean filter(HttpFields.Mutable fields, boolean first) {
        boolean changed = false;
        for (ListIterator<HttpField> i = fields.listIterator(); i.hasNext(); ) {
            HttpField field = i.next();
            if (!isSetCookie(field)) {
                continue;
            }
            String text = String.valueOf(field.getValue());
            SetCookie cookie = SetCookie.of(text);
            Instant now = clock.instant();
            Decision decision = consent.decide(cookie, now);
            Declaration declaration = decision == Decision.DELETION ? null : consent.declaration(cookie.name());
            String shortened = declaration == null
                    ? text
                    : cookie.livingAtMost(declaration.cookie().duration(), now);
            Effect effect = effect(cookie, decision, declaration, !shortened.equals(text));
            boolean passes = effect == Effect.KEPT || effect == Effect.DELETED;
            if (first || !passes) {
                consent.note(cookie.name(), mode == Mode.REPORT && !passes ? Effect.REPORTED : effect, decision);
            }
            if (mode == Mode.REPORT || passes) {
                continue;
            }
            if (effect == Effect.SHORTENED) {
                i.set(new HttpField(HttpHeader.SET_COOKIE, shortened));
            } else {
                i.remove();
            }
            changed = true;
        }
        return changed;
    }

    private Effect effect(SetCookie cookie, Decision decision, @Nullable Declaration declaration, boolean shortened) {
        if (!decision.keeps()) {
            return Effect.BLOCKED;
        }
        if (decision == Decision.DELETION) {
            return Effect.DELETED;
        }
        if (declaration != null && !declaration.cookie().renew() && consent.has(cookie)) {
            return Effect.NOT_RENEWED;
        }
        return shortened ? Effect.SHORTENED : Effect.KEPT;
    }

    /** Removes from the browser what it sent and may not keep. Returns whether there was anything. */
    private boolean addRemovals(HttpFields.Mutable headers) {
        int length = 0;
        Set<String> names = new HashSet<>();
        for (CookiePair pair : consent.sent()) {
            Decision decision = consent.decide(pair.name());
            if (decision.keeps() || pair.name().isEmpty() || !names.add(pair.name())) {
                continue;
            }
            List<HttpField> removals = Removal.of(pair.name(), consent.declaration(pair.name()));
            int more = removals.stream()
                    .mapToInt(removal -> removal.getValue().length())
                    .sum();
            if (length + more > REMOVALS_AT_MOST) {
                continue;
            }
            length += more;
            removals.forEach(headers::add);
            consent.note(pair.name(), Effect.EXPIRED, decision);
        }
        return length > 0;
    }

    private static HttpFields withoutCookies(@Nullable HttpFields trailers) {
        if (trailers == null || !setsCookies(trailers)) {
            return trailers == null ? HttpFields.EMPTY : trailers;
        }
        HttpFields.Mutable kept = HttpFields.build(trailers);
        remove(kept, ResponseGate::isSetCookie);
        return kept.asImmutable();
    }

    private static void remove(HttpFields.Mutable fields, Predicate<HttpField> unwanted) {
        for (ListIterator<HttpField> i = fields.listIterator(); i.hasNext(); ) {
            if (unwanted.test(i.next())) {
                i.remove();
            }
        }
    }

    private static boolean setsCookies(HttpFields fields) {
        for (HttpField field : fields) {
            if (isSetCookie(field)) {
                return true;
            }
        }
        return false;
    }

    /** The same object, not an equal one: what the application itself says of caching stays. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isAddedExpiry(HttpField field) {
        return field == HttpFields.EXPIRES_01JAN1970;
    }

    /** By name: a field made from text alone carries no {@link HttpHeader}, and reaches the browser all the same. */
    private static boolean isSetCookie(HttpField field) {
        return field.getHeader() == HttpHeader.SET_COOKIE
                || (field.getName().length() == 10 && field.getName().equalsIgnoreCase("Set-Cookie"));
    }
}
