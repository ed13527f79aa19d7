// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.cookiecharter.html.NetworkHost;
import org.cookiecharter.html.PageContext;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/**
 * A request to a site, as every server can tell it. Safe for any number of threads until the exchange is over.
 *
 * <p>What cannot be read in it asks for nothing: no form of a response is worth an error page.
 */
public interface SiteRequest extends PageContext {
    @Override
    String method();

    @Override
    HttpFields headers();

    /** As the visitor's browser has it, as far as proxies tell; the host is null if the request names none. */
    HttpURI uri();

    /** Whether it came over TLS, as far as proxies tell. */
    boolean isSecure();

    /** The host of {@link #uri()}, else what the server takes for its name. */
    String host();

    /** The port that belongs to {@link #host()}. */
    int port();

    /** Where it comes from, as far as proxies tell: an address; empty if it is not known. */
    String remoteAddress();

    /** How many bytes the head of a response may have. */
    int longestHead();

    /** What handlers or filters left with the request under this name; null for nothing. */
    @Nullable
    Object attribute(String name);

    @Override
    default NetworkHost own() {
        return new NetworkHost(host().toLowerCase(Locale.ROOT), port());
    }

    /** The first value of this parameter of the query; null if there is none. */
    default @Nullable String parameter(String name) {
        String query = uri().getQuery();
        if (query == null || query.isEmpty()) {
            return null;
        }
        // Not into Fields, which copies all values of a name for each further one.
        MultiMap<String> parameters = new MultiMap<>();
        try {
            UrlEncoded.decodeTo(query, parameters::add, StandardCharsets.UTF_8);
            return new Fields(parameters).getValue(name);
        } catch (HttpException.RuntimeException | IllegalArgumentException e) {
            return null;
        }
    }

    /** What an {@code Accept-…} field accepts, the most wanted first. */
    default List<String> accepted(HttpHeader field) {
        try {
            return headers().getQualityCSV(field);
        } catch (HttpException.RuntimeException | IllegalArgumentException e) {
            return List.of();
        }
    }
}
