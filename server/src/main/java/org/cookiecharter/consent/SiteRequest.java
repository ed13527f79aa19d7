// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.cookiecharter.html.PageContext;
import org.cookiecharter.html.thirdparty.NetworkHost;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/**
 * A request to a site, independent of the server. Thread-safe until the exchange is over.
 *
 * <p>Malformed parts of a request are ignored: no choice between representations is worth an error page.
 */
public interface SiteRequest extends PageContext {
    @Override
    String method();

    @Override
    HttpFields headers();

    /** Returns the URI as the browser sent it, if proxies forward it; its host is null if the request has none. */
    HttpURI uri();

    /** Returns whether the browser uses TLS, if proxies forward that. */
    boolean isSecure();

    /** Returns the host of {@link #uri()}, or else the server's name. */
    String host();

    /** Returns the port that belongs to {@link #host()}. */
    int port();

    /** Returns the client's address, if proxies forward it, or "" if it is not known. */
    String remoteAddress();

    /** Returns the maximum size of a response header in bytes. */
    int maxResponseHeaderBytes();

    /** Returns the request attribute with this name that handlers or filters set, or null if there is none. */
    @Nullable
    Object attribute(String name);

    @Override
    default String path() {
        return Objects.requireNonNullElse(uri().getPath(), "/");
    }

    @Override
    default NetworkHost own() {
        return new NetworkHost(host().toLowerCase(Locale.ROOT), port());
    }

    /** Returns the first value of this query parameter, or null if there is none. */
    default @Nullable String parameter(String name) {
        String query = uri().getQuery();
        if (query == null || query.isEmpty()) {
            return null;
        }
        // Not into Fields, which copies all values of a name for each additional one.
        MultiMap<String> parameters = new MultiMap<>();
        try {
            UrlEncoded.decodeTo(query, parameters::add, StandardCharsets.UTF_8);
            return new Fields(parameters).getValue(name);
        } catch (HttpException.RuntimeException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Returns the values of an {@code Accept-…} header field, the most preferred first. */
    default List<String> accepted(HttpHeader field) {
        try {
            return headers().getQualityCSV(field);
        } catch (HttpException.RuntimeException | IllegalArgumentException e) {
            return List.of();
        }
    }
}
