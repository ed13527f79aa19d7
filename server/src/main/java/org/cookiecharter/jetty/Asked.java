package org.cookiecharter.jetty;

import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Which form of an answer a request asks for. What cannot be read asks for nothing: no form is worth an error page. */
final class Asked {
    private Asked() {}

    /** The first value of this parameter of the query; null where there is none. */
    static @Nullable String parameter(Request request, String name) {
        try {
            return Request.extractQueryParameters(request).getValue(name);
        } catch (HttpException.RuntimeException | IllegalArgumentException e) {
            return null;
        }
    }

    /** What an {@code Accept-…} field accepts, the most wanted first. */
    static List<String> accepted(HttpFields headers, HttpHeader field) {
        try {
            return headers.getQualityCSV(field);
        } catch (HttpException.RuntimeException | IllegalArgumentException e) {
            return List.of();
        }
    }
}
