// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.report;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cookiecharter.audit.finding.Fact;
import org.cookiecharter.audit.finding.Finding;
import org.cookiecharter.audit.finding.Rule;
import org.cookiecharter.audit.observation.HttpExchange;
import org.cookiecharter.audit.observation.HttpExchange.Request;
import org.cookiecharter.audit.observation.HttpExchange.Response;
import org.cookiecharter.audit.observation.MaskedHeader;
import org.cookiecharter.audit.observation.MaskedUrl;
import org.cookiecharter.audit.observation.Moment;
import org.cookiecharter.audit.observation.Step;
import org.cookiecharter.audit.observation.VisitObservations;
import org.cookiecharter.audit.observation.Visitor;

/** Results of audits, made up for tests. */
final class SampleResult {
    private static final String PAGE = "https://site.example/?p=secret";

    private SampleResult() {}

    static AuditResult withEveryRule() {
        List<Finding> findings = Stream.of(Rule.values())
                .map(rule -> new Finding(
                        rule, "subject", PAGE.replace("secret", "a b|ü"), List.of(new Fact(Fact.Label.PAGE, PAGE))))
                .toList();
        return result(findings, List.of());
    }

    static AuditResult withFinding(Finding finding) {
        return result(List.of(finding), List.of());
    }

    static AuditResult withExchanges() {
        Request request = new Request(
                "POST",
                MaskedUrl.ofFullLength("https://site.example/x?q=secret&flag"),
                List.of(MaskedHeader.of("cookie", "a=secret; b=secret"), MaskedHeader.of("authorization", "secret")),
                "text/plain",
                6);
        Response response = new Response(
                302,
                "",
                "h2",
                List.of(
                        MaskedHeader.of("set-cookie", "sid=secret; Path=/"),
                        MaskedHeader.of("location", "/y?z=secret")),
                "text/html",
                "[::1]",
                12);
        return result(
                List.of(),
                List.of(
                        exchange(request, response, ""),
                        exchange(
                                new Request("GET", "https://down.example/", List.of(), "", 0),
                                Response.NONE,
                                "net::ERR_CONNECTION_REFUSED")));
    }

    private static HttpExchange exchange(Request request, Response response, String error) {
        return new HttpExchange(
                new Moment(Step.BEFORE_CHOICE, PAGE),
                Instant.parse("2026-01-02T03:04:05Z"),
                "Document",
                request,
                response,
                Duration.ofNanos(1_234_567),
                Duration.ZERO,
                error);
    }

    private static AuditResult result(List<Finding> findings, List<HttpExchange> exchanges) {
        VisitObservations visit = new VisitObservations(
                Visitor.UNDECIDED,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                exchanges,
                null,
                List.of(),
                List.of());
        return new AuditResult(
                URI.create("https://site.example/"),
                Instant.parse("2026-01-02T03:04:05Z"),
                "Chromium/1.2",
                "en",
                false,
                false,
                "none",
                "",
                List.of(URI.create("https://site.example/users/margaret")),
                List.of(visit),
                findings,
                Set.of());
    }
}
