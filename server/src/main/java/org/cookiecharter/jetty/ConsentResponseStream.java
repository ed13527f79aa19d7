// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.cookiecharter.consent.SetCookieHeaders;
import org.cookiecharter.html.PageRewrite;
import org.cookiecharter.html.PageRewriter;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The last code before the wire: whatever set a cookie, and wherever, it passes here.
 *
 * <p>{@link #prepareResponse} sees the fields of every final response once, error pages included, while Jetty holds the
 * channel's lock: it only decides. {@link #send} looks again, at interim responses, at trailers, and at what was added
 * after the first look.
 */
final class ConsentResponseStream extends HttpStream.Wrapper {
    private static final HttpField[] NONE = {};

    private final ConsentRequest request;
    private final @Nullable PageRewriter pages;
    private @Nullable PageRewrite page;
    /** What the first look let pass, so that the second need not decide on it again. */
    private HttpField[] passed = NONE;

    /** @param pages what is done to pages; null for nothing */
    ConsentResponseStream(HttpStream stream, ConsentRequest request, @Nullable PageRewriter pages) {
        super(stream);
        this.request = request;
        this.pages = pages;
    }

    @Override
    public void prepareResponse(HttpFields.Mutable headers) {
        super.prepareResponse(headers);
        if (pages != null) {
            pages.prepare(request, headers);
        }
        if (request.isRead() || SetCookieHeaders.anyIn(headers)) {
            request.site().cookies().hold(headers, request, request.consent());
            passed = SetCookieHeaders.of(headers);
        }
    }

    @Override
    public void send(
            MetaData.Request asked,
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
                boolean bodiless = last && (content == null || !content.hasRemaining());
                gated = pages.redirect(
                        request, gated, bodiless, id -> request.consent().allows(id));
                page = pages.begin(request, gated);
            } else {
                gated = pages.interim(request, gated);
            }
        }
        // Before it is sent: once it is, the request may be over and tell nothing any more.
        if (head && gated != null && request.site().beginsVisit(request, gated.getStatus(), gated.getHttpFields())) {
            request.site().countPrompt(request.consent());
        }
        if (page != null && (head || response == null)) {
            page.send(
                    (first, end, piece, done) -> forward(getWrapped(), asked, first, end, piece, done),
                    gated,
                    last,
                    content,
                    callback);
        } else {
            forward(getWrapped(), asked, gated, last, content, callback);
        }
        if (head && request.isRead()) {
            request.site().publishCookieEvents(request, request.consent());
        }
    }

    /** Jetty's interface is not annotated; absent responses and contents are null in it. */
    @SuppressWarnings("NullAway")
    private static void forward(
            HttpStream next,
            MetaData.Request asked,
            MetaData.@Nullable Response response,
            boolean last,
            @Nullable ByteBuffer content,
            Callback callback) {
        next.send(asked, response, last, content, callback);
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

    /** The response without what passed by {@link #prepareResponse}; the very same where nothing did. */
    private MetaData.Response gated(MetaData.Response response) {
        Supplier<HttpFields> trailers = response.getTrailersSupplier();
        HttpFields fields = response.getHttpFields();
        boolean known = SetCookieHeaders.areAllIn(passed, fields);
        if (!request.site().cookies().enforces() || (trailers == null && known)) {
            return response;
        }
        HttpFields.Mutable kept = HttpFields.build(fields);
        boolean changed = !known && request.site().cookies().filter(kept, request, request.consent(), false);
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

    /** The trailers without cookies, which browsers ignore there. Those that no header may set are counted and logged. */
    private HttpFields withoutCookies(@Nullable HttpFields trailers) {
        if (trailers == null || !SetCookieHeaders.anyIn(trailers)) {
            return trailers == null ? HttpFields.EMPTY : trailers;
        }
        HttpFields.Mutable kept = HttpFields.build(trailers);
        request.site().cookies().filter(kept, request, request.consent(), false);
        request.site().publishCookieEvents(request, request.consent());
        SetCookieHeaders.remove(kept, SetCookieHeaders::isOne);
        return kept.asImmutable();
    }
}
