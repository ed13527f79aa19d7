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
import org.eclipse.jetty.http.HttpField;
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
 * A reverse proxy in front of a site.
 *
 * <p>The site receives the visitor's method, path and {@code Host}, so that its own origin checks work, and {@code
 * X-Forwarded-*} that describe the client. Bodies are streamed unchanged in both directions, compressed or not. {@link
 * ResponseHeaders} replaces the site's own address, and a {@link WebSocketTunnel} connects WebSockets.
 *
 * <p>Only the wait for the beginning of a response is limited. After that the site may be idle indefinitely, as between
 * two server-sent events.
 */
public final class Upstream extends ProxyHandler.Reverse {
    /** The time within which a site must begin its response; browsers time out earlier. */
    private static final Duration RESPONSE_TIMEOUT = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /**
     * The time to wait for {@code 100 Continue}. A client must not wait indefinitely (RFC 9110, 10.1.1), because an
     * HTTP/1.0 site never sends it.
     */
    private static final Duration CONTINUE_TIMEOUT = Duration.ofSeconds(1);
    /** Each event stream and long poll occupies a connection for as long as its page is open. */
    private static final int MAX_CONNECTIONS = 16 * 1024;

    /** The tag of connections that are used for a single request. */
    private static final String SINGLE_USE = "fresh";

    private static final String RETRIED = Upstream.class.getName() + ".retried";
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "PROPFIND", "REPORT");

    private final URI uri;
    private final Duration responseTimeout;
    private final RequestHeaders requestHeaders;
    private final ResponseHeaders responseHeaders;
    private final RedirectDiagnosis redirects;

    public Upstream(URI site) {
        this(site, null);
    }

    /**
     * @param site the scheme, host and port of the site
     * @param name the host, with a port if it has one, that is sent to the site; null for the one that the visitor
     *     requested
     */
    public Upstream(URI site, @Nullable String name) {
        this(new UpstreamAddress(site, name), RESPONSE_TIMEOUT);
    }

    Upstream(UpstreamAddress site, Duration responseTimeout) {
        super(request -> HttpURI.from(site.uri()));
        this.uri = site.uri();
        this.responseTimeout = responseTimeout;
        requestHeaders = new RequestHeaders(site);
        responseHeaders = new ResponseHeaders(site);
        redirects = new RedirectDiagnosis(site, new RedirectLoops(Clock.systemUTC()));
        setViaHost("cookie-charter");
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setUserAgentField(null);
        client.setDefaultRequestContentType(null);
        client.setConnectTimeout(CONNECT_TIMEOUT.toMillis());
        client.setIdleTimeout(IDLE_TIMEOUT.toMillis());
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
        // A browser sends nothing while it waits for the site.
        request.addIdleTimeoutListener(timeout -> false);
        return super.handle(request, response, callback);
    }

    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI ignored) {
        UpstreamRequest toSite = new UpstreamRequest(getHttpClient(), uri, request);
        if (request.getAttribute(RETRIED) != null || !isRepeatable(request)) {
            toSite.tag(SINGLE_USE);
        }
        return toSite.idleTimeout(responseTimeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Returns whether this request may be sent a second time. A site closes idle connections (Node.js after five
     * seconds), and a request sent at the same moment is lost. Browsers retry it, and so does this proxy; requests that
     * must not be repeated use a connection of their own.
     */
    private static boolean isRepeatable(Request request) {
        return REPEATABLE.contains(request.getMethod()) && !hasBody(request);
    }

    private static boolean hasBody(Request request) {
        return request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /**
     * Copies the headers without Jetty's own code, which would treat every header field that {@code Connection} lists
     * as hop-by-hop: see {@link ConnectionOptions}.
     */
    @Override
    protected void copyRequestHeaders(Request request, org.eclipse.jetty.client.Request toSite) {
        toSite.headers(headers -> {
            requestHeaders.copy(request, headers);
            if (SINGLE_USE.equals(toSite.getTag()) && !WebSocketTunnel.isRequested(request)) {
                headers.computeField(
                        HttpHeader.CONNECTION,
                        (name, fields) -> new HttpField(
                                name,
                                fields == null
                                        ? "close"
                                        : "close, " + fields.get(0).getValue()));
            }
        });
        if (TrailerFields.isPossible(request.getHeaders())) {
            toSite.trailersSupplier(() -> TrailerFields.forwardable(request.getTrailers()));
        }
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toSite) {
        addViaHeader(request, toSite);
    }

    /**
     * Returns no body if the visitor sent none: an empty chunked body would confuse simple servers. A body without a
     * type is sent without one.
     */
    @Override
    protected org.eclipse.jetty.client.Request.@Nullable Content newProxyToServerRequestContent(
            Request request, Response response, org.eclipse.jetty.client.Request toSite) {
        return !hasBody(request)
                ? null
                : new ProxyRequestContent(request) {
                    @Override
                    public @Nullable String getContentType() {
                        return null;
                    }
                };
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
                            CONTINUE_TIMEOUT.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    @Override
    protected CompleteListener newServerToProxyResponseListener(
            Request request, org.eclipse.jetty.client.Request toSite, Response response, Callback callback) {
        return new ProxyResponseListener(request, toSite, response, callback) {
            @Override
            public void onHeaders(org.eclipse.jetty.client.Response fromSite) {
                // Jetty has already set its own date; caches need the site's.
                if (fromSite.getHeaders().contains(HttpHeader.DATE)) {
                    response.getHeaders().remove(HttpHeader.DATE);
                }
                super.onHeaders(fromSite);
                responseHeaders.adapt(fromSite.getHeaders(), request, response.getHeaders());
                ReasonPhrase.send(request, fromSite.getStatus(), fromSite.getReason());
                if (TrailerFields.isPossible(fromSite.getHeaders())) {
                    response.setTrailersSupplier(() -> TrailerFields.forwardable(fromSite.getTrailers()));
                }
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
        boolean isConnectionLost = failure instanceof IOException && !(failure instanceof ConnectException);
        if (isConnectionLost
                && fromSite.getStatus() == 0
                && isRepeatable(request)
                && request.getAttribute(RETRIED) == null) {
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
            LOG.info("{} aborted its response to {}", uri, request.getHttpURI().getPath());
            callback.failed(failure);
            return;
        }
        boolean isTimeout = failure instanceof TimeoutException && !(failure.getMessage() + "").contains("onnect");
        LOG.info("{} {}", uri, isTimeout ? "did not respond in time" : "cannot be reached: " + failure);
        Texts texts = Texts.in(Language.of(request));
        String html = Template.of("upstream-failed")
                .fill(
                        texts,
                        Map.of(
                                "language",
                                texts.language().tag(),
                                "heading",
                                texts.get(isTimeout ? "upstream.slow" : "upstream.down"),
                                "advice",
                                texts.get(isTimeout ? "upstream.slow.advice" : "upstream.down.advice"),
                                "site",
                                uri))
                .html();
        response.reset();
        response.setStatus(isTimeout ? HttpStatus.GATEWAY_TIMEOUT_504 : HttpStatus.BAD_GATEWAY_502);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Content.Sink.write(response, true, html, callback);
    }
}
