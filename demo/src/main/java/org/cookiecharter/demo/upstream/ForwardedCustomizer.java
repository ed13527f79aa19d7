// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * A customizer that restores the scheme, host and client address with which a request arrived at the proxy in front.
 *
 * <p>Jetty's own {@code ForwardedRequestCustomizer} trusts the first address of {@code X-Forwarded-For}, which a client
 * can forge.
 */
public final class ForwardedCustomizer implements HttpConfiguration.Customizer {
    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        ForwardedClient client = ForwardedClient.of(request.getHeaders());
        return client.equals(new ForwardedClient(null, null, null)) ? request : new Forwarded(request, client);
    }

    private static final class Forwarded extends Request.Wrapper {
        private final boolean secure;
        private final HttpFields headers;
        private final HttpURI uri;
        private final ConnectionMetaData connection;

        Forwarded(Request request, ForwardedClient client) {
            super(request);
            secure = client.scheme() == null
                    ? request.isSecure()
                    : client.scheme().equals("https");
            String host = client.host();
            headers = host == null
                    ? request.getHeaders()
                    : HttpFields.build(request.getHeaders())
                            .put(HttpHeader.HOST, host)
                            .asImmutable();
            HttpURI.Mutable forwardedUri = HttpURI.build(request.getHttpURI()).scheme(secure ? "https" : "http");
            if (host != null) {
                HostPort authority = new HostPort(host);
                forwardedUri.authority(authority.getHost(), authority.getPort());
            }
            uri = forwardedUri.asImmutable();
            SocketAddress remote = client.address() == null ? null : socketAddress(client.address());
            connection = new ForwardedConnection(request.getConnectionMetaData(), secure, remote);
        }

        private static @Nullable SocketAddress socketAddress(String address) {
            try {
                // An IP address literal: no name is resolved.
                return new InetSocketAddress(InetAddress.getByName(address), 0);
            } catch (UnknownHostException noAddress) {
                return null;
            }
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }
    }

    private static final class ForwardedConnection extends ConnectionMetaData.Wrapper {
        private final boolean secure;
        private final @Nullable SocketAddress remote;

        ForwardedConnection(ConnectionMetaData connection, boolean secure, @Nullable SocketAddress remote) {
            super(connection);
            this.secure = secure;
            this.remote = remote;
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public SocketAddress getRemoteSocketAddress() {
            return remote == null ? super.getRemoteSocketAddress() : remote;
        }
    }
}
