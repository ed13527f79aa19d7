// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cookiecharter.demo.page.Language;
import org.cookiecharter.demo.page.Template;
import org.cookiecharter.demo.page.Texts;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Response.CompleteListener;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes requests on to a site, and its answers back.
 *
 * <p>The site sees the {@code Host} that the visitor typed, so its own checks of origin hold, and {@code X-Forwarded-*}
 * that say who asked; those of the visitor are not believed. Bodies are streamed both ways and left as they are,
 * compressed or not. What names the site's own address in an answer is turned into this one: {@code Location},
 * {@code Content-Location}, and the {@code Domain} of cookies, see {@link SiteAddress}. WebSockets are refused: nothing
 * could be held to a choice inside one.
 */
public final class Upstream extends ProxyHandler.Reverse {
    /** How long a site may stay silent before the visitor is told. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final SiteAddress site;
    private final Duration patience;

    public Upstream(URI site) {
        this(site, PATIENCE);
    }

    Upstream(URI site, Duration patience) {
        super(request -> HttpURI.from(site));
        this.site = new SiteAddress(site);
        this.patience = patience;
        setViaHost("cookie-charter");
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setUserAgentField(null);
        client.setConnectTimeout(CONNECT.toMillis());
        client.setIdleTimeout(patience.toMillis());
        client.setMaxConnectionsPerDestination(256);
        client.setRequestBufferSize(32 * 1024);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (request.getHeaders().contains(HttpHeader.UPGRADE, "websocket")) {
            refuseWebSocket(response, callback);
            return true;
        }
        if (request.getMethod().equals("CONNECT")) {
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
            return true;
        }
        return super.handle(withoutExpect(request), response, callback);
    }

    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI ignored) {
        return getHttpClient()
                .newRequest(site.uri())
                .method(request.getMethod())
                .path(PathQuery.of(request))
                .idleTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** No body where the visitor sent none: an empty chunked one would confuse plain servers. */
    @Override
    protected org.eclipse.jetty.client.Request.@Nullable Content newProxyToServerRequestContent(
            Request request, Response response, org.eclipse.jetty.client.Request toSite) {
        boolean body = request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        return body ? super.newProxyToServerRequestContent(request, response, toSite) : null;
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toSite) {
        addViaHeader(request, toSite);
        toSite.headers(headers -> ForwardedFields.put(headers, request));
    }

    @Override
    protected CompleteListener newServerToProxyResponseListener(
            Request request, org.eclipse.jetty.client.Request toSite, Response response, Callback callback) {
        return new ProxyResponseListener(request, toSite, response, callback) {
            @Override
            public void onHeaders(org.eclipse.jetty.client.Response fromSite) {
                // Jetty has put its own date there already; the site's is the one that counts for caches.
                if (fromSite.getHeaders().contains(HttpHeader.DATE)) {
                    response.getHeaders().remove(HttpHeader.DATE);
                }
                super.onHeaders(fromSite);
                site.adapt(fromSite.getHeaders(), request, response.getHeaders());
            }
        };
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request toSite,
            org.eclipse.jetty.client.Response fromSite,
            Response response,
            Callback callback,
            Throwable failure) {
        if (response.isCommitted()) {
            LOG.info(
                    "{} broke off its answer to {}",
                    site.uri(),
                    request.getHttpURI().getPath());
            callback.failed(failure);
            return;
        }
        boolean slow = failure instanceof TimeoutException && !(failure.getMessage() + "").contains("onnect");
        LOG.info("{} {}", site.uri(), slow ? "did not answer in time" : "cannot be reached: " + failure);
        Texts texts = Texts.in(Language.of(request));
        String html = Template.of("upstream-failed")
                .fill(
                        texts,
                        Map.of(
                                "language",
                                texts.language().tag(),
                                "heading",
                                texts.get(slow ? "upstream.slow" : "upstream.down"),
                                "advice",
                                texts.get(slow ? "upstream.slow.advice" : "upstream.down.advice"),
                                "site",
                                site.uri()))
                .html();
        response.reset();
        response.setStatus(slow ? HttpStatus.GATEWAY_TIMEOUT_504 : HttpStatus.BAD_GATEWAY_502);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Content.Sink.write(response, true, html, callback);
    }

    private static void refuseWebSocket(Response response, Callback callback) {
        response.setStatus(HttpStatus.NOT_IMPLEMENTED_501);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        Content.Sink.write(response, true, """
                {"title":"WebSockets are not passed on","status":501,\
                "detail":"This server holds HTTP answers to the visitor's choice; connect to the site itself for WebSockets."}
                """, callback);
    }

    /**
     * The request without {@code Expect: 100-continue}. We say "continue" ourselves: a site of HTTP/1.0 never would, and
     * the upload would wait for ever.
     */
    private static Request withoutExpect(Request request) {
        if (!request.getHeaders().contains(HttpHeader.EXPECT)) {
            return request;
        }
        HttpFields headers = HttpFields.build(request.getHeaders()).remove(HttpHeader.EXPECT);
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return headers;
            }
        };
    }
}
