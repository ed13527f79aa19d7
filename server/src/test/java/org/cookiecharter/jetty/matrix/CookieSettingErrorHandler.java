// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.matrix;

import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** An error handler that sets cookies on each error page. */
final class CookieSettingErrorHandler extends ErrorHandler {
    private final List<String> lines;

    CookieSettingErrorHandler(List<String> lines) {
        this.lines = lines;
        setShowStacks(false);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        lines.forEach(line -> response.getHeaders().add(HttpHeader.SET_COOKIE, line));
        return super.handle(request, response, callback);
    }
}
