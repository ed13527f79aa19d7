// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;

/** The head of a response whose page is not quite the application's any more. */
final class PageResponse {
    private static final String ETAG = "ETag";
    private static final String CONTENT_LENGTH = "Content-Length";

    /**
     * What is said of the page's bytes and does not hold of ours. {@code Last-Modified} goes too: it would let a browser
     * revalidate a page that holds the address of an older script.
     */
    private static final List<String> UNTRUE = List.of(
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
     * @param length of the body, -1 if that is not known
     * @param more what else is changed in it
     */
    MetaData.Response rewrite(MetaData.Response response, long length, Consumer<HttpFields.Mutable> more) {
        HttpFields.Mutable fields = HttpFields.build(response.getHttpFields());
        more.accept(fields);
        for (String name : UNTRUE) {
            fields.remove(name);
        }
        String tag = fields.get(ETAG);
        String marked = tag != null ? etag.mark(tag) : null;
        if (marked != null) {
            fields.put(ETAG, marked);
        } else {
            fields.remove(ETAG);
        }
        if (length >= 0) {
            fields.put(CONTENT_LENGTH, length);
        }
        return with(response, fields, length);
    }

    /**
     * Returns a part of a page, to which nothing is done as a script asked for it, so that no cache takes it for what
     * another request would get, which shows it.
     */
    static MetaData.Response part(MetaData.Response response) {
        HttpFields.Mutable fields = HttpFields.build(response.getHttpFields());
        vary(fields);
        return with(response, fields, response.getContentLength());
    }

    static void vary(HttpFields.Mutable fields) {
        fields.ensureField(new HttpField(HttpHeader.VARY, "Sec-Fetch-Dest"));
    }

    private static MetaData.Response with(MetaData.Response response, HttpFields fields, long length) {
        return new MetaData.Response(
                response.getStatus(),
                response.getReason(),
                response.getHttpVersion(),
                fields,
                length,
                response.getTrailersSupplier());
    }

    /** The length of the body by what the application says; -1 if it does not. */
    static long length(MetaData.Response response) {
        long length = response.getContentLength();
        return length >= 0 ? length : response.getHttpFields().getLongField(CONTENT_LENGTH);
    }

    /** Whether "not modified" is said of a copy that holds our tag. */
    boolean isCopyMarked(HttpFields request, MetaData.Response response) {
        String tag = response.getHttpFields().get(ETAG);
        String marked = tag != null ? etag.mark(tag) : null;
        if (marked == null) {
            return false;
        }
        String opaque = marked.substring(marked.indexOf('"'));
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
