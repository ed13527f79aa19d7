// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpConversation;
import org.eclipse.jetty.client.transport.HttpRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request to the site with the visitor's method and request target, character for character.
 *
 * <p>Jetty's own request parses its path as a URI reference: it interprets {@code //x/admin} as a host and a path, and
 * cannot represent {@code |} at all.
 */
final class UpstreamRequest extends HttpRequest {
    private final String method;
    private final String path;
    private final @Nullable String query;

    UpstreamRequest(HttpClient client, URI site, Request request) {
        super(client, new HttpConversation(), site);
        String raw = request.getHttpURI().getPathQuery();
        method = request.getMethod();
        String target = raw == null || raw.isEmpty() ? "/" : ascii(raw);
        int mark = target.indexOf('?');
        path = mark < 0 ? target : target.substring(0, mark);
        query = mark < 0 ? null : target.substring(mark + 1);
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getPath() {
        return path;
    }

    @Override
    public @Nullable String getQuery() {
        return query;
    }

    /** Returns the connection on which the response arrived, or null before its headers have been read. */
    @Nullable
    EndPoint endPoint() {
        return (EndPoint) getConversation().getAttribute(EndPoint.class.getName());
    }

    /** Sends the body although the site has not sent {@code 100 Continue}. */
    void proceed(Runnable sendBody) {
        var exchange = getConversation().getExchanges().peekLast();
        if (exchange != null) {
            proceed(exchange, sendBody);
        }
    }

    @SuppressWarnings("NullAway") // No failure: Jetty's signature is not annotated.
    private static void proceed(org.eclipse.jetty.client.transport.HttpExchange exchange, Runnable sendBody) {
        exchange.proceed(sendBody, null);
    }

    /** Percent-encodes non-ASCII characters, which Jetty has decoded as UTF-8; browsers never send them unencoded. */
    private static String ascii(String raw) {
        if (raw.chars().allMatch(c -> c < 128)) {
            return raw;
        }
        StringBuilder encoded = new StringBuilder(raw.length() + 16);
        raw.codePoints().forEach(c -> {
            if (c < 128) {
                encoded.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append(String.format("%%%02X", b & 0xFF));
                }
            }
        });
        return encoded.toString();
    }
}
