// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.Service;
import org.cookiecharter.consent.Mode;
import org.eclipse.jetty.http.HttpField;

/**
 * A Content-Security-Policy (W3C, CSP Level 3) under which a page can load from its own site and from declared origins
 * only. It restricts nothing but that: what else an application wants forbidden is for its own policy, and browsers
 * obey both.
 */
final class OriginCsp {
    private static final String OWN = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:";

    private OriginCsp() {}

    static HttpField of(Catalogue catalogue, Mode mode) {
        List<String> origins = catalogue.services().stream()
                .map(Service::origins)
                .flatMap(List::stream)
                .sorted()
                .toList();
        StringBuilder policy = new StringBuilder(OWN);
        origins.forEach(origin -> policy.append(' ').append(origin));
        // A source without a scheme means the page's own one, which a web socket never has.
        origins.forEach(origin ->
                policy.append(" ws://").append(origin).append(" wss://").append(origin));
        String name = "Content-Security-Policy" + (mode == Mode.REPORT_ONLY ? "-Report-Only" : "");
        return new HttpField(name, policy.toString());
    }
}
