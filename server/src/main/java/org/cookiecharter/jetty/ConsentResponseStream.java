// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.cookiecharter.cookie.SetCookie;
import org.cookiecharter.enforcement.FilteredSetCookies;
import org.cookiecharter.enforcement.SetCookieHeaders;
import org.cookiecharter.html.PageRewrite;
import org.cookiecharter.html.PageRewriter;
import org.cookiecharter.html.ResponseFields;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The outermost stream of a response. Every cookie passes through it, whichever code set it.
 *
 * <p>Jetty calls {@link #prepareResponse} once with the headers of each final response, error pages included, and holds
 * the channel's lock meanwhile: therefore the method only decides. {@link #send} checks again, for interim responses,
 * trailers, and header fields that were added later.
 */
final class ConsentResponseStream extends HttpStream.Wrapper {
    private final ConsentRequest request;
    private final @Nullable PageRewriter pages;
    private @Nullable PageRewrite page;
    /** The header fields that {@link #prepareResponse} allowed, which {@link #send} need not check again. */
    private FilteredSetCookies filteredSetCookies = FilteredSetCookies.NONE;

    /** @param pages rewrites pages; null if pages are not rewritten */
    ConsentResponseStream(HttpStream stream, ConsentRequest request, @Nullable PageRewriter pages) {
        super(stream);
        this.request = request;
        this.pages = pages;
    }

    @Override
    public void prepareResponse(HttpFields.Mutable headers) {
        super.prepareResponse(headers);
        ResponseFields found = ResponseFields.of(headers);
        if (pages != null) {
            pages.prepare(request, headers, found);
        }
        if (request.isConsentRead() || found.setsCookies()) {
            filteredSetCookies = request.site().cookies().enforce(headers, request, request.consent());
        }
    }

    @Override
    public void send(
            MetaData.Request requestMetaData,
            MetaData.@Nullable Response response,
            boolean last,
            @Nullable ByteBuffer content,
            Callback callback) {
        // After 101 the connection no longer speaks HTTP.
        boolean isFinal = response != null
                && (response.getStatus() >= 200 || response.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101);
        MetaData.Response filtered = null;
        if (response != null) {
            ResponseFields found = ResponseFields.of(response.getHttpFields());
            filtered = filterCookies(response, found.setsCookies());
            if (isFinal) {
                filtered = filterPage(filtered, found, last && (content == null || !content.hasRemaining()));
            } else if (pages != null) {
                filtered = pages.interim(request, filtered);
            }
        }
        if (page != null && (isFinal || response == null)) {
            page.send(
                    (nextResponse, isLast, buffer, nextCallback) ->
                            forward(getWrapped(), requestMetaData, nextResponse, isLast, buffer, nextCallback),
                    filtered,
                    last,
                    content,
                    callback);
        } else {
            forward(getWrapped(), requestMetaData, filtered, last, content, callback);
        }
        if (isFinal && request.isConsentRead()) {
            request.site().publishCookieEvents(request, request.consent());
        }
    }

    /** Begins to rewrite a page, blocks a redirect to a third party, and counts the first page of a visit. */
    private MetaData.Response filterPage(MetaData.Response response, ResponseFields found, boolean isBodyEmpty) {
        MetaData.Response filtered = response;
        if (pages != null) {
            filtered = pages.redirect(
                    request,
                    response,
                    found,
                    isBodyEmpty,
                    id -> request.consent().allows(id));
            page = pages.begin(request, filtered, found);
        }
        // Before the response is sent: afterwards the request may be recycled.
        if (request.site().beginsVisit(request, filtered.getStatus(), found.isPage())) {
            request.site().countPrompt(request.consent());
        }
        return filtered;
    }

    /** Jetty's interface has no null annotations; it passes null for absent responses and contents. */
    @SuppressWarnings("NullAway")
    private static void forward(
            HttpStream next,
            MetaData.Request requestMetaData,
            MetaData.@Nullable Response response,
            boolean last,
            @Nullable ByteBuffer content,
            Callback callback) {
        next.send(requestMetaData, response, last, content, callback);
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

    /**
     * Returns the response without the cookies that {@link #prepareResponse} did not check; the same object if none is.
     */
    private MetaData.Response filterCookies(MetaData.Response response, boolean setsCookies) {
        Supplier<HttpFields> trailers = response.getTrailersSupplier();
        HttpFields fields = response.getHttpFields();
        boolean unchanged = !setsCookies || filteredSetCookies.areAllIn(fields);
        if (!request.site().cookies().enforces() || (trailers == null && unchanged)) {
            return response;
        }
        HttpFields.Mutable filtered = HttpFields.build(fields);
        boolean changed = !unchanged
                && request.site()
                        .cookies()
                        .filterLate(filtered, filteredSetCookies, request, request.consent())
                        .isChanged();
        if (!changed && trailers == null) {
            return response;
        }
        return new MetaData.Response(
                response.getStatus(),
                response.getReason(),
                response.getHttpVersion(),
                filtered.asImmutable(),
                response.getContentLength(),
                trailers == null ? null : () -> withoutCookies(trailers.get()));
    }

    /**
     * Returns the trailers without cookies, which browsers ignore there. Cookies that a header may not set either are
     * counted and logged.
     */
    private HttpFields withoutCookies(@Nullable HttpFields trailers) {
        if (trailers == null || !SetCookieHeaders.anyIn(trailers)) {
            return trailers == null ? HttpFields.EMPTY : trailers;
        }
        HttpFields.Mutable filtered = HttpFields.build(trailers);
        request.site().cookies().filterLate(filtered, FilteredSetCookies.NONE, request, request.consent());
        request.site().publishCookieEvents(request, request.consent());
        SetCookieHeaders.remove(filtered, SetCookie::isSetCookie);
        return filtered.asImmutable();
    }
}
