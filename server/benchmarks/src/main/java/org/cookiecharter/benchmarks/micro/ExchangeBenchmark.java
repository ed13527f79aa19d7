// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.cookiecharter.benchmarks.LoadCase;
import org.cookiecharter.benchmarks.LoadServer;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.enforcement.ExchangeConsent;
import org.cookiecharter.enforcement.FilteredRequestHeaders;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.cookiecharter.settings.ConsentSettings;
import org.cookiecharter.site.Site;
import org.cookiecharter.site.Sites;
import org.eclipse.jetty.http.HttpFields;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A benchmark of all decisions in one exchange, without a server. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ExchangeBenchmark {
    /** The cookies that are sent and set. */
    @Param({"NO_COOKIES", "ALL_ALLOWED", "THREE_STRIPPED", "ONE_BLOCKED"})
    private LoadCase load = LoadCase.NO_COOKIES;

    private HttpFields requestHeaders = HttpFields.EMPTY;
    private HttpFields responseHeaders = HttpFields.EMPTY;
    private Sites sites = new Sites(
            CatalogueProvider.one(Catalogue.empty()), memory(), new ConsentSettings(), "", new CookieMetrics());

    private static ProofStore memory() {
        try {
            return SqliteProofStore.open(
                    Files.createTempDirectory("cookie-charter").resolve("consent.db"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Creates the site and the exchange. */
    @Setup
    public void make() {
        HttpFields.Mutable request =
                HttpFields.build().put("Host", "example.org").put("Accept", "*/*");
        if (load.cookies() != null) {
            request.put("Cookie", load.cookies());
        }
        requestHeaders = request.asImmutable();
        HttpFields.Mutable fields = HttpFields.build().put("Content-Type", "text/plain");
        if (load == LoadCase.ONE_BLOCKED) {
            LoadCase.SET.forEach(cookie -> fields.add("Set-Cookie", cookie));
        }
        responseHeaders = fields.asImmutable();
        sites = new Sites(
                CatalogueProvider.one(LoadServer.catalogue()),
                memory(),
                new ConsentSettings(),
                "",
                new CookieMetrics());
    }

    /** Processes the request headers up to the response headers, which are copied each time. */
    @Benchmark
    public HttpFields exchange() {
        BareRequest request = new BareRequest("GET", requestHeaders);
        Site site = sites.site(request.host());
        ExchangeConsent consent = site.read(requestHeaders, false, null);
        HttpFields received = site.recordRequestCookies(consent, request)
                ? FilteredRequestHeaders.of(requestHeaders, consent)
                : requestHeaders;
        HttpFields.Mutable headers = HttpFields.build(responseHeaders);
        site.cookies().enforce(headers, request, consent);
        site.publishCookieEvents(request, consent);
        return received.size() < 0 ? received : headers;
    }

    /** Copies the response headers like {@link #exchange}; subtract its memory from that of the exchange. */
    @Benchmark
    public HttpFields copyAlone() {
        return HttpFields.build(responseHeaders);
    }
}
