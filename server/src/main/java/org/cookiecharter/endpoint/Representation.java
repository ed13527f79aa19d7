// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.cookiecharter.consent.SiteRequest;
import org.cookiecharter.format.Sha256;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Immutable content with its validator. It is compressed once, when a client first accepts that. */
public final class Representation {
    private static final int HASH_DIGITS = 16;
    private static final Pattern ETAG = Pattern.compile("\"[^\"]*\"|\\*");

    private final String contentType;
    private final String hash;
    private final byte[] content;
    private volatile byte @Nullable [] compressed;

    private Representation(String contentType, String hash, byte[] content) {
        this.contentType = contentType;
        this.hash = hash;
        this.content = content;
    }

    /**
     * Returns a representation of these bytes.
     *
     * @param contentType its {@code Content-Type}
     * @param content its bytes; the array is not copied
     */
    public static Representation of(String contentType, byte[] content) {
        return new Representation(contentType, Sha256.hexOf(content).substring(0, HASH_DIGITS), content);
    }

    /** Returns the content of a representation in UTF-8. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Returns a hash that changes with the content. */
    public String hash() {
        return hash;
    }

    /** Responds to GET and HEAD, including conditional requests. */
    public void respond(Exchange exchange, String cacheControl, HttpFields extraHeaders) {
        if (!exchange.isGetOrHead()) {
            exchange.rejectMethod("GET, HEAD");
            return;
        }
        HttpFields request = exchange.request().headers();
        boolean gzip = acceptsGzip(exchange.request());
        HttpFields.Mutable headers = HttpFields.build(extraHeaders)
                .put(HttpHeader.CACHE_CONTROL, cacheControl)
                .put(HttpHeader.ETAG, etag(gzip))
                .addCSV(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
        if (matches(request)) {
            exchange.respond(EndpointResponse.of(HttpStatus.NOT_MODIFIED_304, headers));
            return;
        }
        headers.put(HttpHeader.CONTENT_TYPE, contentType);
        if (gzip) {
            headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
        byte[] body = gzip ? compressed() : content;
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        exchange.respond(new EndpointResponse(HttpStatus.OK_200, headers, ByteBuffer.wrap(body)));
    }

    private String etag(boolean gzip) {
        return '"' + hash + (gzip ? "-gzip\"" : "\"");
    }

    private boolean matches(HttpFields request) {
        for (String value : request.getValuesList(HttpHeader.IF_NONE_MATCH)) {
            // Weak ones match too (RFC 9110, 13.1.2): proxies that compress weaken ours.
            Matcher etag = ETAG.matcher(value);
            while (etag.find()) {
                if (etag.group().equals("*")
                        || etag.group().equals(etag(true))
                        || etag.group().equals(etag(false))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean acceptsGzip(SiteRequest request) {
        return request.accepted(HttpHeader.ACCEPT_ENCODING).stream().anyMatch("gzip"::equalsIgnoreCase);
    }

    private byte[] compressed() {
        byte[] cached = compressed;
        if (cached == null) {
            cached = gzip(content);
            compressed = cached;
        }
        return cached;
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return compressed.toByteArray();
    }
}
