// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import org.cookiecharter.http.SiteRequest;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What Jetty tells of a request. */
record JettyRequest(Request request) implements SiteRequest {
    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public HttpFields headers() {
        return request.getHeaders();
    }

    @Override
    public HttpURI uri() {
        return request.getHttpURI();
    }

    @Override
    public boolean isSecure() {
        return request.isSecure();
    }

    @Override
    public String host() {
        return String.valueOf(Request.getServerName(request));
    }

    @Override
    public int port() {
        return Request.getServerPort(request);
    }

    @Override
    public String remoteAddress() {
        String address = Request.getRemoteAddr(request);
        return address == null ? "" : address;
    }

    @Override
    public @Nullable Object attribute(String name) {
        return request.getAttribute(name);
    }

    @Override
    public int longestHead() {
        HttpConfiguration configuration = request.getConnectionMetaData().getHttpConfiguration();
        return Math.max(configuration.getResponseHeaderSize(), configuration.getMaxResponseHeaderSize());
    }
}
