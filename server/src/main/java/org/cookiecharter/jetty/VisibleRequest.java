package org.cookiecharter.jetty;

import java.util.ListIterator;
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
        int cookieFields = 0;
        int next = 0;
        for (ListIterator<HttpField> i = fields.listIterator(); i.hasNext(); ) {
            HttpField field = i.next();
            if (field.getHeader() == HttpHeader.COOKIE) {
                int end = endOf(cookieFields++, consent, next);
                replace(i, field, consent, next, end);
                next = end;
            }
        }
        return fields.asImmutable();
    }

    /** Where the cookies of this field end in the list of all. */
    private static int endOf(int field, Consent consent, int from) {
        int end = from;
        while (end < consent.sent().size() && consent.sent().get(end).field() == field) {
            end++;
        }
        return end;
    }

    /** Leaves the kept cookies in a field, each as it came; a field that hides none stays the very same. */
    private static void replace(ListIterator<HttpField> i, HttpField field, Consent consent, int from, int to) {
        int kept = 0;
        for (int at = from; at < to; at++) {
            kept += consent.decision(at).keeps() ? 1 : 0;
        }
        if (kept == to - from) {
            return;
        }
        if (kept == 0) {
            i.remove();
            return;
        }
        StringBuilder visible =
                new StringBuilder(String.valueOf(field.getValue()).length());
        for (int at = from; at < to; at++) {
            if (consent.decision(at).keeps()) {
                consent.sent().get(at).appendTo(visible);
            }
        }
        i.set(new HttpField(HttpHeader.COOKIE, visible.toString()));
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
