package org.cookiecharter.http;

import java.time.Clock;
import java.time.Instant;
import java.util.ListIterator;
import org.cookiecharter.catalogue.Declaration;
import org.cookiecharter.decision.Decision;
import org.cookiecharter.decision.SetCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** Decides on the cookies of an answer: what may be set, for how long and how strictly, and what is to be removed. */
public final class AnswerCookies {
    private final Mode mode;
    private final Clock clock;
    private final Removals removals = new Removals();

    AnswerCookies(Mode mode, Clock clock) {
        this.mode = mode;
        this.clock = clock;
    }

    /** Holds the fields of an answer that is about to be sent to the catalogue and the choice. */
    public void hold(HttpFields.Mutable headers, SiteRequest request, Consent consent) {
        boolean changed = SetCookieFields.anyIn(headers) && filter(headers, request, consent, true);
        boolean removes = mode == Mode.ENFORCE && removals.add(headers, request, consent);
        if (removes || (mode == Mode.ENFORCE && setsForThisVisitorAlone(headers, consent))) {
            CacheControl.makePrivate(headers);
        } else if (changed && !SetCookieFields.anyIn(headers)) {
            // Jetty adds this very field with each cookie, so that no cache keeps the answer; without one it may.
            SetCookieFields.remove(headers, AnswerCookies::isAddedExpiry);
        }
    }

    /**
     * Takes out what may not be set, and holds the rest to its declaration.
     *
     * @param first whether these fields are seen for the first time, so that what is kept is noted too
     * @return whether anything was taken out or changed
     */
    public boolean filter(HttpFields.Mutable fields, SiteRequest request, Consent consent, boolean first) {
        boolean changed = false;
        Instant now = clock.instant();
        for (ListIterator<HttpField> i = fields.listIterator(); i.hasNext(); ) {
            HttpField field = i.next();
            if (!SetCookieFields.isOne(field)) {
                continue;
            }
            String text = String.valueOf(field.getValue());
            SetCookie cookie = SetCookie.of(text);
            Declaration declaration = consent.declaration(cookie.name());
            boolean deletes = cookie.deletes(now);
            Decision decision = deletes ? Decision.DELETION : consent.decide(cookie.name(), declaration);
            String wire = text;
            Effect effect = deletes ? Effect.DELETED : decision.keeps() ? Effect.KEPT : Effect.BLOCKED;
            if (effect == Effect.KEPT && declaration != null) {
                String shortened = cookie.livingAtMost(declaration.cookie().duration(), now);
                wire = SetCookie.of(shortened).hardened(declaration.cookie(), request.isSecure());
                effect = prolongs(cookie, declaration, consent)
                        ? Effect.NOT_RENEWED
                        : !shortened.equals(text) ? Effect.SHORTENED : wire.equals(text) ? effect : Effect.HARDENED;
            }
            boolean passes = effect == Effect.KEPT || effect == Effect.DELETED;
            if (first || !passes) {
                consent.noteSet(cookie.name(), mode == Mode.REPORT && !passes ? Effect.REPORTED : effect, decision);
            }
            if (mode == Mode.REPORT || passes) {
                continue;
            }
            if (effect == Effect.SHORTENED || effect == Effect.HARDENED) {
                i.set(new HttpField(HttpHeader.SET_COOKIE, wire));
            } else {
                i.remove();
            }
            changed = true;
        }
        return changed;
    }

    /** Whether a cookie stands in a shareable answer that another visitor may have refused. */
    private static boolean setsForThisVisitorAlone(HttpFields headers, Consent consent) {
        if (!headers.contains(HttpHeader.CACHE_CONTROL)) {
            return false;
        }
        for (HttpField field : headers) {
            if (SetCookieFields.isOne(field)) {
                Decision decision = consent.decide(
                        SetCookie.of(String.valueOf(field.getValue())).name());
                if (decision == Decision.GRANTED || decision == Decision.NOT_REFUSED) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean prolongs(SetCookie cookie, Declaration declaration, Consent consent) {
        return !declaration.cookie().renew() && consent.has(cookie);
    }

    public boolean enforces() {
        return mode == Mode.ENFORCE;
    }

    /** The same object, not an equal one: what the application itself says of caching stays. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isAddedExpiry(HttpField field) {
        return field == HttpFields.EXPIRES_01JAN1970;
    }
}
