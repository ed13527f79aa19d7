// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.proof.ProofStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's consent report: choices by day, acceptance by category and by language, visits without a choice, and
 * undeclared cookies and third parties, as charts with their tables, and as CSV. In English and French.
 *
 * <p>It has no access control: mount it behind your own.
 *
 * <pre>{@code new ContextHandler(new ConsentReport(proofs, catalogue), "/admin/consent")}</pre>
 *
 * <p>Its figures identify no visitor. Thread-safe.
 */
public final class ConsentReport extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(ConsentReport.class);
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String STYLE = "/report.css";

    private final ProofStore proofs;
    private final Catalogue catalogue;
    private final Clock clock;
    private final String style = style();

    /**
     * Creates a report.
     *
     * @param proofs the store with the choices; its owner closes it
     * @param catalogue defines the category of each service, and the current names
     */
    public ConsentReport(ProofStore proofs, Catalogue catalogue) {
        this(proofs, catalogue, Clock.systemUTC());
    }

    ConsentReport(ProofStore proofs, Catalogue catalogue, Clock clock) {
        this.proofs = proofs;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        Figure.Kind download = Figure.Kind.ofFile(path);
        if (!path.equals("/") && !path.equals(STYLE) && download == null) {
            return false;
        }
        response.getHeaders()
                .put("Content-Security-Policy", POLICY)
                .put("X-Content-Type-Options", "nosniff")
                .put("Referrer-Policy", "no-referrer")
                .put(HttpHeader.CACHE_CONTROL, path.equals(STYLE) ? "no-cache" : "no-store");
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            respond(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "text/plain", "GET or HEAD");
        } else if (path.equals(STYLE)) {
            respond(response, callback, HttpStatus.OK_200, "text/css", style);
        } else {
            report(request, response, callback, download);
        }
        return true;
    }

    private void report(Request request, Response response, Callback callback, Figure.@Nullable Kind download) {
        Fields query = Request.extractQueryParameters(request, StandardCharsets.UTF_8);
        ReportTexts texts = ReportTexts.of(query.getValue("lang"), Request.getLocales(request));
        Period period;
        try {
            period = Period.of(query.getValue("from"), query.getValue("to"), LocalDate.now(clock));
        } catch (DateTimeException e) {
            Period defaultPeriod = Period.endingAt(LocalDate.now(clock));
            String page = new ReportPage(texts, defaultPeriod).write(List.of(), texts.text("wrongPeriod"));
            respondHtml(response, callback, HttpStatus.BAD_REQUEST_400, texts, page);
            return;
        }
        Activity activity;
        try {
            activity = Activity.read(proofs, catalogue, period);
        } catch (UncheckedIOException | IllegalStateException e) {
            LOG.warn("The report is not available because the store cannot be read: {}", e.toString());
            String page = new ReportPage(texts, period).write(List.of(), texts.text("unreadable"));
            respondHtml(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, texts, page);
            return;
        }
        List<Figure> figures = new Figures(activity, catalogue, texts).all();
        if (download == null) {
            respondHtml(response, callback, HttpStatus.OK_200, texts, new ReportPage(texts, period).write(figures, ""));
            return;
        }
        Figure figure = figures.stream()
                .filter(candidate -> candidate.kind() == download)
                .findFirst()
                .orElseThrow();
        response.getHeaders().put("Content-Disposition", "attachment; filename=\"" + download.file() + '"');
        respond(response, callback, HttpStatus.OK_200, "text/csv", figure.csv());
    }

    private static void respondHtml(Response response, Callback callback, int status, ReportTexts texts, String page) {
        response.getHeaders()
                .put(HttpHeader.CONTENT_LANGUAGE, texts.language())
                .put(HttpHeader.VARY, "Accept-Language");
        respond(response, callback, status, "text/html", page);
    }

    private static void respond(Response response, Callback callback, int status, String type, String body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type + ";charset=utf-8");
        Content.Sink.write(response, true, body, callback);
    }

    private static String style() {
        try (InputStream stream = Objects.requireNonNull(ConsentReport.class.getResourceAsStream("report.css"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css cannot be read", e);
        }
    }
}
