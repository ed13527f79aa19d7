// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blocks responses that send a part of a page, such as an image or a frame, from the site's own address to a third party
 * that the visitor has not consented to: by a redirect or by {@code Refresh}. Where the visitor's window goes is up to the
 * site, as with any link. Safe for any number of threads.
 *
 * <p>A redirect becomes a 403, after which scripts and images fire {@code error} as for a host that cannot be reached; in a
 * frame it becomes a 204 if it has no body, as browsers then leave the frame blank and show no error page. The response is
 * for this visitor alone and not to be stored; others lead caches to ask again by {@code Vary}.
 */
final class RedirectFilter {
    private static final Logger LOG = LoggerFactory.getLogger(PageRewriter.class);
    private static final int MAX_LOGGED = 100;
    private static final String REFRESH = "Refresh";
    /** The request headers that decide, as far as a request is not for the visitor's window. */
    private static final String[] DECIDING = {"Cookie", "Sec-Fetch-Dest", "Sec-Purpose", "Accept"};

    private final ThirdParties thirdParties;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    RedirectFilter(ThirdParties thirdParties) {
        this.thirdParties = thirdParties;
    }

    /**
     * Filters the header of a final response.
     *
     * @param bodiless whether the response is known to have no body
     * @param allows whether the visitor has consented to a category or service
     * @return the very same response if it leads to no host that needs consent
     */
    MetaData.Response filter(
            PageContext request, MetaData.Response response, boolean bodiless, Predicate<String> allows) {
        HttpFields headers = response.getHttpFields();
        String location = isRedirect(response.getStatus()) ? headers.get(HttpHeader.LOCATION) : null;
        String refresh = headers.get(REFRESH);
        if (location == null && refresh == null) {
            return response;
        }
        String redirectIds = ids(request, location);
        String refreshIds = refresh == null ? null : ids(request, RefreshAddress.of(refresh));
        if (redirectIds == null && refreshIds == null) {
            return response;
        }
        boolean window = isForWindow(request.headers());
        boolean blocksRedirect = redirectIds != null && !window && !allowsAny(allows, redirectIds);
        boolean blocksRefresh = refreshIds != null && !window && !allowsAny(allows, refreshIds);
        HttpFields.Mutable filtered = HttpFields.build(headers);
        if (blocksRefresh) {
            filtered.remove(REFRESH);
        }
        if (blocksRedirect) {
            filtered.remove(HttpHeader.LOCATION);
            log(request, String.valueOf(location));
        }
        if (blocksRedirect || blocksRefresh) {
            forbidStorage(filtered);
        }
        for (String name : DECIDING) {
            filtered.ensureField(new HttpField(HttpHeader.VARY, name));
        }
        boolean frame = PageDisplay.of(request.headers()) == PageDisplay.FRAME;
        int blocked = frame && bodiless ? HttpStatus.NO_CONTENT_204 : HttpStatus.FORBIDDEN_403;
        int status = blocksRedirect ? blocked : response.getStatus();
        if (status == HttpStatus.NO_CONTENT_204) {
            filtered.remove(HttpHeader.CONTENT_LENGTH);
        }
        return new MetaData.Response(
                status,
                status == response.getStatus() ? response.getReason() : null,
                response.getHttpVersion(),
                filtered.asImmutable(),
                status == HttpStatus.NO_CONTENT_204 ? -1 : response.getContentLength(),
                response.getTrailersSupplier());
    }

    private static void forbidStorage(HttpFields.Mutable headers) {
        headers.remove(HttpHeader.ETAG);
        headers.remove(HttpHeader.LAST_MODIFIED);
        headers.remove(HttpHeader.EXPIRES);
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    }

    private @Nullable String ids(PageContext request, @Nullable String address) {
        NetworkHost host = address == null ? null : NetworkHost.of(address);
        return host == null ? null : thirdParties.requiredConsent(host, request.own());
    }

    /** A host that several services share may be contacted once one of them is allowed. */
    private static boolean allowsAny(Predicate<String> allows, String ids) {
        for (String id : ids.split("\\|", -1)) {
            if (allows.test(id)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case HttpStatus.MOVED_PERMANENTLY_301,
                    HttpStatus.MOVED_TEMPORARILY_302,
                    HttpStatus.SEE_OTHER_303,
                    HttpStatus.TEMPORARY_REDIRECT_307,
                    HttpStatus.PERMANENT_REDIRECT_308 -> true;
            default -> false;
        };
    }

    /**
     * Returns whether the response is for the visitor's window, which goes where the site sends it. Browsers send
     * {@code Sec-Fetch-Dest} to trustworthy addresses only: without it, what browsers say for images and styles alone tells
     * them from pages, and from clients that are no browsers.
     */
    private static boolean isForWindow(HttpFields headers) {
        String destination = headers.get("Sec-Fetch-Dest");
        if (destination != null) {
            return destination.equals("document") && !PageDisplay.isPrefetch(headers);
        }
        String accept = headers.get(HttpHeader.ACCEPT);
        return accept == null || !(accept.startsWith("image/") || accept.startsWith("text/css"));
    }

    private void log(PageContext request, String location) {
        NetworkHost host = NetworkHost.of(location);
        if (host != null && logged.size() < MAX_LOGGED && logged.add(host.name())) {
            LOG.warn(
                    "A redirect to \"{}\" was blocked: a page of {} loads the redirected address, and the visitor has not"
                            + " consented to the service. Further ones to this host are not logged",
                    host.name(),
                    request.own().name());
        }
    }
}
