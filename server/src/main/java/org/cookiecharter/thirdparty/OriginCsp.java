// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.thirdparty;

import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.consent.Mode;
import org.eclipse.jetty.http.HttpField;

/**
 * A Content-Security-Policy (W3C, CSP Level 3) that lets a page load from its own site and from declared origins only.
 * It has no other restriction: those belong in the application's own policy, and browsers enforce both.
 */
public final class OriginCsp {
    private static final String SELF_POLICY = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:";

    private OriginCsp() {}

    public static HttpField of(Catalogue catalogue, Mode mode) {
        List<String> origins = catalogue.services().stream()
                .map(Service::origins)
                .flatMap(List::stream)
                .sorted()
                .toList();
        StringBuilder policy = new StringBuilder(SELF_POLICY);
        origins.forEach(origin -> policy.append(' ').append(origin));
        // A source without a scheme has the page's scheme, which is never that of a web socket.
        origins.forEach(origin ->
                policy.append(" ws://").append(origin).append(" wss://").append(origin));
        String name = "Content-Security-Policy" + (mode == Mode.REPORT_ONLY ? "-Report-Only" : "");
        return new HttpField(name, policy.toString());
    }
}
