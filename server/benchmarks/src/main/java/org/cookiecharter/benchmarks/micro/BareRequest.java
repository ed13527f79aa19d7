// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.micro;

import org.cookiecharter.consent.SiteRequest;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.jspecify.annotations.Nullable;

/** A request without a server. */
public record BareRequest(String method, HttpFields headers) implements SiteRequest {
    private static final HttpURI HOME = HttpURI.from("https://example.org/");

    @Override
    public HttpURI uri() {
        return HOME;
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    @Override
    public String host() {
        return "example.org";
    }

    @Override
    public int port() {
        return 443;
    }

    @Override
    public String remoteAddress() {
        return "127.0.0.1";
    }

    @Override
    public int maxResponseHeaderBytes() {
        return 8192;
    }

    @Override
    public @Nullable Object attribute(String name) {
        return null;
    }
}
