// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * A WebSocket tunnel between the visitor and the site. After the site has switched protocols, bytes are forwarded
 * unchanged: frames, close codes, subprotocols and extensions are the concern of the two ends.
 */
final class WebSocketTunnel {
    private WebSocketTunnel() {}

    /** Returns whether this request is a WebSocket handshake (RFC 6455, 4.1). */
    static boolean isRequested(Request request) {
        HttpFields headers = request.getHeaders();
        return request.getMethod().equals("GET")
                && headers.contains(HttpHeader.CONNECTION, "upgrade")
                && headers.getCSV(HttpHeader.UPGRADE, false).stream()
                        .anyMatch(protocol -> protocol.equalsIgnoreCase("websocket"));
    }

    /** Returns whether this response opens the requested WebSocket. */
    static boolean isOpened(Request request, org.eclipse.jetty.client.Response response) {
        return response.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101 && isRequested(request);
    }

    /** Adds the headers of the protocol switch to the visitor's response, which a proxy otherwise removes. */
    static void accept(org.eclipse.jetty.client.Response fromSite, Response response) {
        response.getHeaders().put(HttpHeader.CONNECTION, "Upgrade");
        response.getHeaders().put(HttpHeader.UPGRADE, fromSite.getHeaders().get(HttpHeader.UPGRADE));
    }

    /**
     * Connects the two ends when the response to this request has been written.
     *
     * @param site the connection on which the site has responded with 101
     */
    static void connect(Request request, EndPoint site) {
        EndPoint visitor = request.getConnectionMetaData().getConnection().getEndPoint();
        Executor executor = request.getComponents().getExecutor();
        TunnelConnection fromSite = new TunnelConnection(site, visitor, executor, null);
        site.upgrade(fromSite);
        // The site's first frame must not overtake the 101: both directions start when the visitor's side is open.
        request.setAttribute(
                HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, new TunnelConnection(visitor, site, executor, fromSite));
    }
}
