// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.cookiecharter.html.thirdparty.NetworkHost;
import org.cookiecharter.html.thirdparty.ThirdParties;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A page passed through this package's public API as a server sends it: in pieces whose buffers are overwritten. */
final class TestPageResponse {
    /** The tag in each encoding; a byte order mark overrides the declared encoding. */
    static final List<byte[]> TAGS = Stream.of(
                    StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
            .map("<script src=\"/consent/banner.js\"></script>"::getBytes)
            .toList();

    private static final String BAR = "<noscript>bar</noscript>";

    enum Type {
        HTML("text/html;charset=utf-8"),
        UNSAID("text/html"),
        XHTML("application/xhtml+xml"),
        WIDE("text/html;charset=utf-16le");

        private final String text;

        Type(String text) {
            this.text = text;
        }
    }

    private record TestPageContext(String method, HttpFields headers, NetworkHost own) implements PageContext {
        @Override
        public String path() {
            return "/";
        }
    }

    private static final PageContext NAVIGATION = new TestPageContext(
            "GET",
            HttpFields.build()
                    .put("Accept", "text/html")
                    .put("Sec-Fetch-Dest", "document")
                    .asImmutable(),
            BlockingTestSite.OWN);

    private final PageRewriter rewriter;
    private final Type type;

    private TestPageResponse(PageRewriter rewriter, Type type) {
        this.rewriter = rewriter;
        this.type = type;
    }

    /** Creates a site that blocks {@code *.held.example} and has a banner for visitors without scripts. */
    static TestPageResponse holding(Type type) {
        ThirdParties blocked = (host, own) -> host.name().endsWith(".held.example") ? "ads" : null;
        return new TestPageResponse(new PageRewriter("/consent/banner.js", "1a", blocked, null, language -> BAR), type);
    }

    /** Creates a site that checks every address and blocks none. */
    static TestPageResponse of(Type type) {
        return new TestPageResponse(
                new PageRewriter("/consent/banner.js", "1a", (host, own) -> null, null, null), type);
    }

    /** Returns the bytes sent for a page that is written in pieces of these sizes. */
    byte[] sent(byte[] page, int[] sizes) {
        Wire wire = send(page, sizes, "");
        assertEquals(1, wire.succeeded, "calls of the last callback");
        return wire.bytes.toByteArray();
    }

    /** Returns the decompressed bytes sent for a compressed page. */
    byte[] zipped(byte[] page, Random cuts) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(page);
        }
        int first = cuts.nextInt(packed.size());
        byte[] sent = sentPacked(packed.toByteArray(), new int[] {first, packed.size() - first});
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            return gzip.readAllBytes();
        }
    }

    private byte[] sentPacked(byte[] packed, int[] sizes) {
        Wire wire = send(packed, sizes, "gzip");
        assertEquals(1, wire.succeeded, "calls of the last callback");
        return wire.bytes.toByteArray();
    }

    void sentOrFailed(byte[] packed, int[] sizes) {
        Wire wire = send(packed, sizes, "gzip");
        assertEquals(1, wire.succeeded + wire.failed, "ends");
    }

    private Wire send(byte[] page, int[] sizes, String coding) {
        HttpFields.Mutable fields = HttpFields.build().put("Content-Type", type.text);
        if (!coding.isEmpty()) {
            fields.put("Content-Encoding", coding);
        }
        MetaData.Response head =
                new MetaData.Response(200, "OK", HttpVersion.HTTP_1_1, fields.asImmutable(), page.length);
        PageRewrite rewrite = rewriter.begin(NAVIGATION, head);
        assertNotNull(rewrite);
        Wire wire = new Wire();
        int from = 0;
        int sends = Math.max(1, sizes.length);
        for (int i = 0; i < sends && wire.failed == 0; i++) {
            int size = sizes.length == 0 ? 0 : sizes[i];
            byte[] piece = Arrays.copyOfRange(page, from, from + size);
            from += size;
            boolean last = i == sends - 1;
            rewrite.send(wire, i == 0 ? head : null, last, ByteBuffer.wrap(piece), wire.end(last));
            Arrays.fill(piece, (byte) '#');
        }
        rewrite.close();
        wire.check();
        return wire;
    }

    /** A wire that accepts everything at once and collects it. */
    private static final class Wire implements PageWire {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int succeeded;
        int failed;
        private MetaData.@Nullable Response head;
        private boolean over;

        @Override
        public void send(
                MetaData.@Nullable Response first, boolean last, @Nullable ByteBuffer content, Callback callback) {
            assertFalse(over, "a send after the last one");
            assertEquals(head == null, first != null, "a head with the first piece");
            head = first == null ? head : first;
            over = last;
            while (content != null && content.hasRemaining()) {
                bytes.write(content.get());
            }
            callback.succeeded();
        }

        Callback end(boolean last) {
            return Callback.from(() -> succeeded += last ? 1 : 0, cause -> failed++);
        }

        void check() {
            if (failed == 0 && head != null && head.getContentLength() >= 0) {
                assertEquals(bytes.size(), head.getContentLength(), "Content-Length");
            }
        }
    }
}
