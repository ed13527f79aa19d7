// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.cookiecharter.html.prologue.PageDisplay;
import org.cookiecharter.html.thirdparty.NetworkHost;
import org.cookiecharter.html.thirdparty.ThirdParties;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blocks responses that redirect a part of a page, such as an image or a frame, from the site's own address to a third
 * party without the visitor's consent: by a redirect or by {@code Refresh}. The site decides on redirects of the
 * visitor's window, as it does on links. Thread-safe.
 *
 * <p>A redirect becomes a 403, after which scripts and images fire {@code error} as for an unreachable host. In a
 * frame, it becomes a 204 if it has no body: browsers then leave the frame blank and display no error page. The blocked
 * response must not be stored; redirects that are not blocked make caches revalidate by {@code Vary}.
 */
final class RedirectFilter {
    private static final Logger LOG = LoggerFactory.getLogger(RedirectFilter.class);
    private static final int MAX_LOGGED_HOSTS = 100;
    private static final String REFRESH = "Refresh";
    /** The request headers that determine the response if a request is not for the visitor's window. */
    private static final String[] VARY_HEADERS = {"Cookie", "Sec-Fetch-Dest", "Sec-Purpose", "Accept"};

    private final ThirdParties thirdParties;
    private final Set<String> loggedHosts = ConcurrentHashMap.newKeySet();

    RedirectFilter(ThirdParties thirdParties) {
        this.thirdParties = thirdParties;
    }

    /**
     * Filters the header of a final response.
     *
     * @param refresh the value of {@code Refresh}, or null if there is none
     * @param isBodyEmpty whether the response is known to have no body
     * @param allows whether the visitor has consented to a category or service
     * @return the same instance if the response leads to no host that needs consent
     */
    MetaData.Response filter(
            PageContext request,
            MetaData.Response response,
            @Nullable String refresh,
            boolean isBodyEmpty,
            Predicate<String> allows) {
        HttpFields headers = response.getHttpFields();
        String location = isRedirect(response.getStatus()) ? headers.get(HttpHeader.LOCATION) : null;
        if (location == null && refresh == null) {
            return response;
        }
        boolean forWindow = isForWindow(request.headers());
        String redirectIds = requiredConsent(request, location, forWindow);
        String refreshIds = refresh == null ? null : requiredConsent(request, RefreshAddress.of(refresh), forWindow);
        if (redirectIds == null && refreshIds == null) {
            return response;
        }
        boolean blocksRedirect = redirectIds != null && !forWindow && !allowsAny(allows, redirectIds);
        boolean blocksRefresh = refreshIds != null && !forWindow && !allowsAny(allows, refreshIds);
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
        for (String name : VARY_HEADERS) {
            filtered.ensureField(new HttpField(HttpHeader.VARY, name));
        }
        boolean inFrame = PageDisplay.of(request.headers()) == PageDisplay.FRAME;
        int blockedStatus = inFrame && isBodyEmpty ? HttpStatus.NO_CONTENT_204 : HttpStatus.FORBIDDEN_403;
        int status = blocksRedirect ? blockedStatus : response.getStatus();
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

    /** Returns the required IDs. A host is no third party of the site because a window is redirected to it. */
    private @Nullable String requiredConsent(PageContext request, @Nullable String address, boolean forWindow) {
        NetworkHost host = address == null ? null : NetworkHost.of(address);
        if (host == null) {
            return null;
        }
        return forWindow
                ? thirdParties.requiredConsent(host, request.own())
                : thirdParties.recordContact(host, request.own());
    }

    /**
     * Returns whether any of these services is allowed: a host that several services share may be contacted once one of
     * them is.
     */
    private static boolean allowsAny(Predicate<String> allows, String ids) {
        for (String id : ids.split("\\|", -1)) {
            if (allows.test(id)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether browsers follow the {@code Location} of a response with this status. */
    static boolean isRedirect(int status) {
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
     * Returns whether the response is for the visitor's window, which the site may redirect anywhere. Browsers send
     * {@code Sec-Fetch-Dest} only to trustworthy URLs; without it, the {@code Accept} values of images and styles
     * distinguish them from pages and from clients that are no browsers.
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
        if (host != null && loggedHosts.size() < MAX_LOGGED_HOSTS && loggedHosts.add(host.name())) {
            LOG.warn(
                    "Blocked a redirect to \"{}\": a page of {} loads the redirected address, and the visitor has not"
                            + " consented to the service. Further redirects to this host are not logged",
                    host.name(),
                    request.own().name());
        }
    }
}
