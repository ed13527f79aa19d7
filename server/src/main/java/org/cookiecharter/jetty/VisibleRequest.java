package org.cookiecharter.jetty;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.StringJoiner;
import org.cookiecharter.decision.CookieHeader;
import org.cookiecharter.decision.CookiePair;
import org.cookiecharter.html.PageRewriter;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The request as the application may see it: without the cookies that may not be read. */
final class VisibleRequest extends Request.Wrapper {
    private final HttpFields headers;
    /** Cookies that a handler further out has parsed lie in this attribute of the request; here they are our own. */
    private @Nullable Object parsed;

    private VisibleRequest(Request request, HttpFields headers) {
        super(request);
        this.headers = headers;
    }

    /**
     * The request for the application; the very same where it may see all of it.
     *
     * @param consent what decides on its cookies; null to show all
     * @param pages what is done to pages, which must be able to read them; null for nothing
     */
    @SuppressWarnings("ReferenceEquality") // The same headers, or others.
    static Request of(Request request, @Nullable Consent consent, @Nullable PageRewriter pages) {
        HttpFields headers = request.getHeaders();
        HttpFields narrowed = pages == null ? headers : pages.request(request.getMethod(), headers);
        HttpFields visible = consent == null ? narrowed : withoutHidden(narrowed, consent);
        return visible == headers ? request : new VisibleRequest(request, visible);
    }

    private static HttpFields withoutHidden(HttpFields headers, Consent consent) {
        HttpFields.Mutable fields = HttpFields.build(headers);
        for (ListIterator<HttpField> i = fields.listIterator(); i.hasNext(); ) {
            HttpField field = i.next();
            if (field.getHeader() == HttpHeader.COOKIE) {
                String visible = visible(String.valueOf(field.getValue()), consent);
                if (visible.isEmpty()) {
                    i.remove();
                } else {
                    i.set(new HttpField(HttpHeader.COOKIE, visible));
                }
            }
        }
        return fields.asImmutable();
    }

    /** The kept cookies of a field, each as it came. */
    private static String visible(String field, Consent consent) {
        List<CookiePair> pairs = new ArrayList<>();
        CookieHeader.read(field, pairs);
        StringJoiner kept = new StringJoiner("; ");
        for (CookiePair pair : pairs) {
            if (consent.decide(pair.name()).keeps()) {
                kept.add(pair.text());
            }
        }
        return kept.toString();
    }

    @Override
    public HttpFields getHeaders() {
        return headers;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return name.equals(COOKIE_ATTRIBUTE) ? parsed : super.getAttribute(name);
    }

    @Override
    public @Nullable Object setAttribute(String name, @Nullable Object attribute) {
        if (!name.equals(COOKIE_ATTRIBUTE)) {
            return super.setAttribute(name, attribute);
        }
        Object before = parsed;
        parsed = attribute;
        return before;
    }

    @Override
    public @Nullable Object removeAttribute(String name) {
        return name.equals(COOKIE_ATTRIBUTE) ? setAttribute(name, null) : super.removeAttribute(name);
    }
}
