// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import org.eclipse.jetty.server.Request;

/** The origin at which the visitor reaches this server. */
final class PublicOrigin {
    private PublicOrigin() {}

    static String of(Request request) {
        return scheme(request) + "://" + request.getHttpURI().getAuthority();
    }

    static String scheme(Request request) {
        return request.isSecure() ? "https" : "http";
    }
}
