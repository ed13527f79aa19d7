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
 * A WebSocket between the visitor and the site. Once the site has switched protocols, bytes pass through as they are:
 * frames, close codes, subprotocols and extensions are between the two ends.
 */
final class WebSocketTunnel {
    private WebSocketTunnel() {}

    /** Whether this request asks for a WebSocket (RFC 6455, 4.1). */
    static boolean isRequested(Request request) {
        HttpFields headers = request.getHeaders();
        return request.getMethod().equals("GET")
                && headers.contains(HttpHeader.CONNECTION, "upgrade")
                && headers.getCSV(HttpHeader.UPGRADE, false).stream()
                        .anyMatch(protocol -> protocol.equalsIgnoreCase("websocket"));
    }

    /** Whether this response opens the WebSocket that was asked for. */
    static boolean isOpened(Request request, org.eclipse.jetty.client.Response response) {
        return response.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101 && isRequested(request);
    }

    /** Tells the visitor that the protocol is switched, by the fields that a proxy otherwise drops. */
    static void accept(org.eclipse.jetty.client.Response fromSite, Response response) {
        response.getHeaders().put(HttpHeader.CONNECTION, "Upgrade");
        response.getHeaders().put(HttpHeader.UPGRADE, fromSite.getHeaders().get(HttpHeader.UPGRADE));
    }

    /**
     * Connects the two ends, as soon as the response to this request has been written.
     *
     * @param site the connection on which the site has answered 101
     */
    static void connect(Request request, EndPoint site) {
        EndPoint visitor = request.getConnectionMetaData().getConnection().getEndPoint();
        Executor executor = request.getComponents().getExecutor();
        TunnelConnection fromSite = new TunnelConnection(site, visitor, executor, null);
        site.upgrade(fromSite);
        // The site's first frame must not overtake the 101: both directions start once the visitor's side is open.
        request.setAttribute(
                HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, new TunnelConnection(visitor, site, executor, fromSite));
    }
}
