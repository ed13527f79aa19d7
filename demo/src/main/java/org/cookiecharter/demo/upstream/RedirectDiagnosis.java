// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A diagnosis of redirect loops. It logs each loop once, with its probable cause and the option or setting that fixes
 * it.
 */
final class RedirectDiagnosis {
    private static final Logger LOG = LoggerFactory.getLogger(RedirectDiagnosis.class);
    private static final int MAX_LOGGED = 100;

    private final UpstreamAddress site;
    private final RedirectLoops loops;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    RedirectDiagnosis(UpstreamAddress site, RedirectLoops loops) {
        this.site = site;
        this.loops = loops;
    }

    /**
     * Records a response.
     *
     * @param fromSite the headers as sent by the site
     * @param headers the headers as sent to the visitor
     */
    void add(Request request, int status, HttpFields fromSite, HttpFields headers) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return;
        }
        String visitor = String.valueOf(Request.getRemoteAddr(request));
        String origin = PublicOrigin.of(request);
        String from = origin + request.getHttpURI().getPathQuery();
        String location = headers.get(HttpHeader.LOCATION);
        String original = fromSite.get(HttpHeader.LOCATION);
        if (!HttpStatus.isRedirection(status) || location == null || original == null) {
            loops.end(visitor, from);
            return;
        }
        String target = resolve(from, origin, location);
        String https = from.replaceFirst("^http:", "https:");
        boolean wantsHttps = target.equals(https) && !target.equals(from);
        String cookies = cookies(fromSite);
        if (wantsHttps || loops.add(visitor, from, target, !cookies.isEmpty())) {
            log(
                    from,
                    target,
                    original,
                    fix(request, origin, wantsHttps, UrlReference.parse(original, "http"), cookies));
        }
    }

    private String fix(
            Request request, String origin, boolean wantsHttps, @Nullable UrlReference original, String cookies) {
        if (wantsHttps || (original != null && "https".equals(original.scheme()) && !request.isSecure())) {
            return "It requires https. Put a TLS proxy in front of this server and start with --forwarded, so that the"
                    + " site sees https; or set the site's own address to " + origin;
        }
        if (original != null && site.name() == null && !isRequestedHost(original, request)) {
            String host = original.host() + (original.port() < 0 ? "" : ":" + original.port());
            return "It accepts only its own host name. Start with --upstream-host " + host
                    + ", so that it receives that name; or set the site's own address to " + origin;
        }
        if (!cookies.isEmpty()) {
            return "It redirects until the browser sends back these cookies: " + cookies
                    + ". Declare them in the catalogue, or exclude these paths with --exclude";
        }
        return "Set the site's own address to " + origin
                + ", or start with --upstream-host and the name that it expects";
    }

    private static boolean isRequestedHost(UrlReference original, Request request) {
        return original.host().equalsIgnoreCase(Request.getServerName(request))
                && original.portOr("http") == Request.getServerPort(request);
    }

    private static String cookies(HttpFields fromSite) {
        return fromSite.getValuesList(HttpHeader.SET_COOKIE).stream()
                .map(value -> value.split("[=;]", 2)[0].strip())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void log(String from, String target, String original, String fix) {
        if (logged.size() < MAX_LOGGED && logged.add(path(from))) {
            logged.add(path(target));
            LOG.warn("Redirect loop: the site redirects {} to {}, which redirects back. {}.", from, original, fix);
        }
    }

    private static String path(String url) {
        return url.split("\\?", 2)[0];
    }

    /** Returns the absolute URL of a redirect, without its fragment. */
    private static String resolve(String from, String origin, String location) {
        String reference = location.strip().split("#", 2)[0];
        UrlReference absolute = UrlReference.parse(reference, origin.substring(0, origin.indexOf(':')));
        if (absolute != null) {
            return reference.startsWith("//") ? origin.substring(0, origin.indexOf(':') + 1) + reference : reference;
        }
        if (reference.startsWith("/")) {
            return origin + reference;
        }
        try {
            return URI.create(from).resolve(reference).toString();
        } catch (IllegalArgumentException notStrict) {
            return from.substring(0, from.split("\\?", 2)[0].lastIndexOf('/') + 1) + reference;
        }
    }
}
