// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.upstream;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cookiecharter.demo.page.Language;
import org.cookiecharter.demo.page.Template;
import org.cookiecharter.demo.page.Texts;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Response.CompleteListener;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reverse proxy: passes requests on to a site, and its responses back.
 *
 * <p>The site sees the method, the path and the {@code Host} of the visitor, so that its own checks of origin work, and
 * {@code X-Forwarded-*} that say who asked. Bodies are streamed both ways and left as they are, compressed or not.
 * {@link ResponseHeaders} replaces the site's own address, and a {@link WebSocketTunnel} connects WebSockets.
 *
 * <p>Only the beginning of a response is waited for with a limit. After it the site may be silent for as long as it
 * likes, as between two server-sent events.
 */
public final class Upstream extends ProxyHandler.Reverse {
    /** How long a site may take to begin its response; browsers give up earlier. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);
    private static final Duration IDLE_CONNECTION = Duration.ofSeconds(60);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** RFC 9110, 10.1.1: a client does not wait for {@code 100 Continue} for ever; a site of HTTP/1.0 never sends it. */
    private static final Duration CONTINUE = Duration.ofSeconds(1);
    /** Event streams and long polls occupy a connection each for as long as a page is open. */
    private static final int MAX_CONNECTIONS = 16 * 1024;

    /** Connections that are used for one request alone, never again. */
    private static final String FRESH = "fresh";

    private static final String RETRIED = Upstream.class.getName() + ".retried";
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT");

    private final URI uri;
    private final Duration patience;
    private final RequestHeaders requestHeaders;
    private final ResponseHeaders responseHeaders;
    private final RedirectDiagnosis redirects;

    public Upstream(URI site) {
        this(site, null);
    }

    /**
     * @param site the scheme, host and port of the site
     * @param name the host, with a port if it has one, that the site is asked by; null for the one that the visitor typed
     */
    public Upstream(URI site, @Nullable String name) {
        this(new UpstreamAddress(site, name), PATIENCE);
    }

    Upstream(UpstreamAddress site, Duration patience) {
        super(request -> HttpURI.from(site.uri()));
        this.uri = site.uri();
        this.patience = patience;
        requestHeaders = new RequestHeaders(site);
        responseHeaders = new ResponseHeaders(site);
        redirects = new RedirectDiagnosis(site, new RedirectLoops(Clock.systemUTC()));
        setViaHost("cookie-charter");
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setUserAgentField(null);
        client.setConnectTimeout(CONNECT.toMillis());
        client.setIdleTimeout(IDLE_CONNECTION.toMillis());
        client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
        client.setMaxRequestsQueuedPerDestination(MAX_CONNECTIONS);
        client.setRequestBufferSize(32 * 1024);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (request.getMethod().equals("CONNECT")) {
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
            return true;
        }
        // A browser is silent while it waits for the site.
        request.addIdleTimeoutListener(timeout -> false);
        return super.handle(request, response, callback);
    }

    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI ignored) {
        UpstreamRequest toSite = new UpstreamRequest(getHttpClient(), uri, request);
        if (request.getAttribute(RETRIED) != null || !isRepeatable(request)) {
            toSite.tag(FRESH);
        }
        return toSite.idleTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Whether this request may be sent a second time. A site closes connections that were idle for a while (Node.js after
     * five seconds), and a request that crosses with that is lost. Browsers repeat it then, and so does this proxy; what
     * must not be repeated goes over a connection of its own.
     */
    private static boolean isRepeatable(Request request) {
        return REPEATABLE.contains(request.getMethod()) && !hasBody(request);
    }

    private static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** Jetty would believe any field to be hop-by-hop that {@code Connection} names: see {@link ConnectionOptions}. */
    @Override
    protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request toSite) {
        toSite.headers(headers -> {
            requestHeaders.copy(request, headers);
            if (FRESH.equals(toSite.getTag()) && !headers.contains(HttpHeader.CONNECTION)) {
                headers.put(HttpHeader.CONNECTION, "close");
            }
        });
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toSite) {
        addViaHeader(request, toSite);
    }

    /** No body where the visitor sent none: an empty chunked one would confuse plain servers. */
    @Override
    protected org.eclipse.jetty.client.Request.@Nullable Content newProxyToServerRequestContent(
            Request request, Response response, org.eclipse.jetty.client.Request toSite) {
        return hasBody(request) ? super.newProxyToServerRequestContent(request, response, toSite) : null;
    }

    @Override
    protected void sendProxyToServerRequest(
            Request request, org.eclipse.jetty.client.Request toSite, Response response, Callback callback) {
        super.sendProxyToServerRequest(request, toSite, response, callback);
        if (toSite.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString())) {
            getHttpClient()
                    .getScheduler()
                    .schedule(
                            () -> ((UpstreamRequest) toSite)
                                    .proceed(onServerToProxyResponse100Continue(request, toSite)),
                            CONTINUE.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
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
                responseHeaders.adapt(fromSite.getHeaders(), request, response.getHeaders());
                redirects.add(request, fromSite.getStatus(), fromSite.getHeaders(), response.getHeaders());
                EndPoint connection = ((UpstreamRequest) toSite).endPoint();
                if (connection != null) {
                    connection.setIdleTimeout(0);
                }
                if (WebSocketTunnel.isOpened(request, fromSite)) {
                    WebSocketTunnel.accept(fromSite, response);
                }
            }
        };
    }

    @Override
    protected void onProxyToClientResponseComplete(
            Request request,
            org.eclipse.jetty.client.Request toSite,
            org.eclipse.jetty.client.Response fromSite,
            Response response,
            Callback callback) {
        EndPoint connection = ((UpstreamRequest) toSite).endPoint();
        if (connection != null && WebSocketTunnel.isOpened(request, fromSite)) {
            WebSocketTunnel.connect(request, connection);
        }
        super.onProxyToClientResponseComplete(request, toSite, fromSite, response, callback);
    }

    @Override
    protected void onProxyToClientResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request toSite,
            org.eclipse.jetty.client.Response fromSite,
            Response response,
            Callback callback,
            Throwable failure) {
        EndPoint connection = ((UpstreamRequest) toSite).endPoint();
        if (connection != null && WebSocketTunnel.isOpened(request, fromSite)) {
            connection.close(failure);
        }
        super.onProxyToClientResponseFailure(request, toSite, fromSite, response, callback, failure);
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request toSite,
            org.eclipse.jetty.client.Response fromSite,
            Response response,
            Callback callback,
            Throwable failure) {
        boolean lost = failure instanceof IOException && !(failure instanceof ConnectException);
        if (lost && fromSite.getStatus() == 0 && isRepeatable(request) && request.getAttribute(RETRIED) == null) {
            request.setAttribute(RETRIED, true);
            super.handle(request, response, callback);
            return;
        }
        if (response.isCommitted() && failure instanceof EofException) {
            // Only writing to the visitor fails so: they have left, as browsers do when an icon turns out to be a page.
            callback.failed(failure);
            return;
        }
        if (response.isCommitted()) {
            LOG.info("{} broke off its answer to {}", uri, request.getHttpURI().getPath());
            callback.failed(failure);
            return;
        }
        boolean slow = failure instanceof TimeoutException && !(failure.getMessage() + "").contains("onnect");
        LOG.info("{} {}", uri, slow ? "did not answer in time" : "cannot be reached: " + failure);
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
                                uri))
                .html();
        response.reset();
        response.setStatus(slow ? HttpStatus.GATEWAY_TIMEOUT_504 : HttpStatus.BAD_GATEWAY_502);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Content.Sink.write(response, true, html, callback);
    }
}
