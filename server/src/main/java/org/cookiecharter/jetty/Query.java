package org.cookiecharter.jetty;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** The query of an address of ours. */
final class Query {
    private Query() {}

    /** The first value of this parameter; null where there is none, or where the query cannot be read. */
    static @Nullable String parameter(Request request, String name) {
        try {
            return Request.extractQueryParameters(request).getValue(name);
        } catch (HttpException.RuntimeException | IllegalArgumentException e) {
            // It only picks a language or a way of caching, neither of which is worth an error page.
            return null;
        }
    }
}
