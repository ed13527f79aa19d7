// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.container;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** A valve outside all filters that sets cookies on request. */
final class OuterValve extends ValveBase {
    OuterValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if ("outer".equals(request.getQueryString())) {
            response.addHeader("Set-Cookie", "_outer=1");
        }
    }
}
