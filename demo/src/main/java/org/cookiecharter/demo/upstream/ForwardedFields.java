// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.util.ListIterator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What the site is told about the visitor. What the visitor says about itself there is not passed on. */
final class ForwardedFields {
    private ForwardedFields() {}

    static void put(HttpFields.Mutable headers, Request request) {
        for (ListIterator<HttpField> fields = headers.listIterator(); fields.hasNext(); ) {
            String name = fields.next().getLowerCaseName();
            if (name.startsWith("x-forwarded-") || name.equals("forwarded") || name.equals("x-real-ip")) {
                fields.remove();
            }
        }
        headers.put("X-Forwarded-For", Request.getRemoteAddr(request));
        headers.put("X-Forwarded-Proto", request.isSecure() ? "https" : "http");
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host != null) {
            headers.put("X-Forwarded-Host", host);
        }
    }
}
