// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** An application with one page, {@code text/html} by default, written on one thread. */
final class PageApp extends Handler.Abstract {
    interface Writing {
        void write(Response response) throws Exception;
    }

    static final String PAGE =
            "<!doctype html><html><head><title>é</title></head><body>" + "text ".repeat(1000) + "</body></html>";
    static final String TAGGED = PAGE.replace("<head>", "<head>" + PageServer.TAG);
    static final String LARGE = PAGE + "0123456789".repeat(20_000);
    static final String LARGE_TAGGED = LARGE.replace("<head>", "<head>" + PageServer.TAG);

    private final Writing writing;

    PageApp(Writing writing) {
        this.writing = writing;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().put("Content-Type", "text/html;charset=utf-8");
        writing.write(response);
        callback.succeeded();
        return true;
    }

    static void write(Response response, boolean last, byte[] bytes) throws IOException {
        try (Blocker.Callback blocker = Blocker.callback()) {
            response.write(last, ByteBuffer.wrap(bytes).asReadOnlyBuffer(), blocker);
            blocker.block();
        }
    }

    static void write(Response response, boolean last, String text) throws IOException {
        write(response, last, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    static CompressionHandler compressing(@Nullable Handler application) {
        CompressionHandler handler = new CompressionHandler();
        handler.putCompression(new GzipCompression());
        if (application != null) {
            handler.setHandler(application);
        }
        return handler;
    }
}
