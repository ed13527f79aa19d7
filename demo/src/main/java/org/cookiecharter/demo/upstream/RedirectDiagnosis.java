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

/** Logs each redirect loop once, with its probable cause and the option or setting that ends it. */
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
     * Notes a response.
     *
     * @param fromSite its headers as the site sent them
     * @param headers the headers as the visitor gets them
     */
    void add(Request request, int status, HttpFields fromSite, HttpFields headers) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return;
        }
        String visitor = String.valueOf(Request.getRemoteAddr(request));
        String origin = PublicOrigin.of(request);
        String from = origin + request.getHttpURI().getPathQuery();
        String location = headers.get(HttpHeader.LOCATION);
        String named = fromSite.get(HttpHeader.LOCATION);
        if (!HttpStatus.isRedirection(status) || location == null || named == null) {
            loops.end(visitor, from);
            return;
        }
        String target = resolve(from, origin, location);
        String https = from.replaceFirst("^http:", "https:");
        boolean wantsHttps = target.equals(https) && !target.equals(from);
        String cookies = cookies(fromSite);
        if (wantsHttps || loops.add(visitor, from, target, !cookies.isEmpty())) {
            log(from, target, named, fix(request, origin, wantsHttps, UrlReference.parse(named, "http"), cookies));
        }
    }

    private String fix(
            Request request, String origin, boolean wantsHttps, @Nullable UrlReference named, String cookies) {
        if (wantsHttps || (named != null && "https".equals(named.scheme()) && !request.isSecure())) {
            return "It wants https. Put a proxy with TLS in front of this server and start with --forwarded, so that the"
                    + " site is told of https; or set the site's own address to " + origin;
        }
        if (named != null && site.name() == null && !isVisitors(named, request)) {
            String host = named.host() + (named.port() < 0 ? "" : ":" + named.port());
            return "It accepts no other name than its own. Start with --upstream-host " + host
                    + ", so that it is asked by that name; or set the site's own address to " + origin;
        }
        if (!cookies.isEmpty()) {
            return "It sets cookies and asks for the page again until they come back: " + cookies
                    + ". Declare them in the catalogue, or pass these paths unchanged with --exclude";
        }
        return "Set the site's own address to " + origin
                + ", or start with --upstream-host and the name that it expects";
    }

    private static boolean isVisitors(UrlReference named, Request request) {
        return named.host().equalsIgnoreCase(Request.getServerName(request))
                && named.portOr("http") == Request.getServerPort(request);
    }

    private static String cookies(HttpFields fromSite) {
        return fromSite.getValuesList(HttpHeader.SET_COOKIE).stream()
                .map(value -> value.split("[=;]", 2)[0].strip())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void log(String from, String target, String named, String fix) {
        if (logged.size() < MAX_LOGGED && logged.add(path(from))) {
            logged.add(path(target));
            LOG.warn("Redirect loop: the site redirects {} to {}, which leads back here. {}.", from, named, fix);
        }
    }

    private static String path(String url) {
        return url.split("\\?", 2)[0];
    }

    /** The absolute URL of a redirect, without its fragment. */
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
