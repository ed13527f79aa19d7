// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;

/** Rewrites the response header of a modified page. */
final class PageResponse {
    private static final String ETAG = "ETag";
    private static final String CONTENT_LENGTH = "Content-Length";

    /**
     * Headers that describe the application's page and are invalid for the modified one. {@code Last-Modified} is
     * removed, too, because it would let a browser revalidate a page with the address of an older script.
     */
    private static final List<String> INVALID_HEADERS = List.of(
            CONTENT_LENGTH,
            "Last-Modified",
            "Accept-Ranges",
            "Content-Range",
            "Content-MD5",
            "Digest",
            "Content-Digest",
            "Repr-Digest");

    private final PageEtag etag;

    PageResponse(PageEtag etag) {
        this.etag = etag;
    }

    /**
     * Rewrites the header of a page.
     *
     * @param length the length of the body in bytes, or -1 if unknown
     * @param headerEdits further changes to the header
     */
    MetaData.Response rewrite(MetaData.Response response, long length, Consumer<HttpFields.Mutable> headerEdits) {
        HttpFields.Mutable fields = HttpFields.build(response.getHttpFields());
        headerEdits.accept(fields);
        for (String name : INVALID_HEADERS) {
            fields.remove(name);
        }
        String etagValue = fields.get(ETAG);
        String markedEtag = etagValue != null ? etag.mark(etagValue) : null;
        if (markedEtag != null) {
            fields.put(ETAG, markedEtag);
        } else {
            fields.remove(ETAG);
        }
        if (length >= 0) {
            fields.put(CONTENT_LENGTH, length);
        }
        return withHeaders(response, fields, length);
    }

    /**
     * Returns the response with an unmodified fragment of a page that a script requested. {@code Vary} prevents caches
     * from using it for requests whose response is displayed.
     */
    static MetaData.Response ofFragment(MetaData.Response response) {
        HttpFields.Mutable fields = HttpFields.build(response.getHttpFields());
        addVary(fields);
        return withHeaders(response, fields, response.getContentLength());
    }

    static void addVary(HttpFields.Mutable fields) {
        fields.ensureField(new HttpField(HttpHeader.VARY, "Sec-Fetch-Dest"));
    }

    private static MetaData.Response withHeaders(MetaData.Response response, HttpFields fields, long length) {
        return new MetaData.Response(
                response.getStatus(),
                response.getReason(),
                response.getHttpVersion(),
                fields,
                length,
                response.getTrailersSupplier());
    }

    /** Returns the length of the body in bytes as declared by the application, or -1 if unknown. */
    static long length(MetaData.Response response) {
        long length = response.getContentLength();
        return length >= 0 ? length : response.getHttpFields().getLongField(CONTENT_LENGTH);
    }

    /** Returns whether a 304 response refers to a copy of a modified page. */
    boolean isCopyMarked(HttpFields request, MetaData.Response response) {
        String etagValue = response.getHttpFields().get(ETAG);
        String markedEtag = etagValue != null ? etag.mark(etagValue) : null;
        if (markedEtag == null) {
            return false;
        }
        String opaque = markedEtag.substring(markedEtag.indexOf('"'));
        for (HttpField field : request) {
            if (field.is("If-None-Match")
                    && field.getValue() != null
                    && field.getValue().contains(opaque)) {
                return true;
            }
        }
        return false;
    }
}
