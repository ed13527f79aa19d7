// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.linear;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.cookiecharter.benchmarks.LoadServer;
import org.cookiecharter.benchmarks.micro.BareRequest;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.cookie.ChoiceCookie;
import org.cookiecharter.choice.cookie.SigningKeys;
import org.cookiecharter.consent.CookieMetrics;
import org.cookiecharter.endpoint.Endpoint;
import org.cookiecharter.enforcement.ExchangeConsent;
import org.cookiecharter.enforcement.FilteredRequestHeaders;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.sqlite.SqliteProofStore;
import org.cookiecharter.settings.ConsentSettings;
import org.cookiecharter.site.Site;
import org.cookiecharter.site.Sites;
import org.eclipse.jetty.http.HttpFields;

/** All parsers of input from the network, each with the worst known input for it. */
final class Parsers {
    private static final int MIB = 1024 * 1024;
    private static final int MAX_BODY_LENGTH = 16 * 1024;
    private static final String COOKIE = "{\"name\": \"%s\", \"purpose\": \"x\", \"duration\": \"P1D\"}";
    private static final String CATALOGUE = """
            {"site": "https://example.org", "language": "en",
             "categories": [{"id": "needed", "consent": "exempt", "name": "Needed"}],
             "services": [{"id": "portal", "provider": "Us", "name": "Portal", "category": "needed", "cookies": [%s]}]}
            """;

    private final Site site;

    private Parsers(Site site) {
        this.site = site;
    }

    static List<Parser> all() throws IOException {
        ProofStore proofs = SqliteProofStore.open(
                Files.createTempDirectory("cookie-charter").resolve("consent.db"));
        Sites sites = new Sites(
                CatalogueProvider.one(LoadServer.catalogue()), proofs, new ConsentSettings(), "", new CookieMetrics());
        Parsers parsers = new Parsers(sites.site("example.org"));
        return List.of(
                parsers.cookie(),
                parsers.setCookie(),
                choice(proofs.keys()),
                parsers.json(),
                parsers.form(),
                catalogue(),
                page());
    }

    /**
     * Processes a {@code Cookie} header completely: the cookies that the application receives, and those that are
     * expired.
     */
    private Parser cookie() {
        return new Parser(
                "Cookie",
                4 * MIB,
                input -> {
                    HttpFields headers = HttpFields.build().put("Cookie", input).asImmutable();
                    return () -> {
                        ExchangeConsent consent = site.read(headers, true, null);
                        site.recordRequestCookies(consent, new BareRequest("GET", headers));
                        FilteredRequestHeaders.of(headers, consent);
                        site.cookies().enforce(HttpFields.build(), new BareRequest("GET", headers), consent);
                    };
                },
                List.of(
                        Shape.repeated("semicolons", ";"),
                        Shape.numbered("undeclared cookies, all different", i -> "c" + i + "=1; ", all -> all),
                        Shape.repeated("equals signs, quotes, commas", "=\"a\", ")));
    }

    private Parser setCookie() {
        return new Parser(
                "Set-Cookie",
                4 * MIB,
                input -> {
                    BareRequest request = new BareRequest("GET", HttpFields.EMPTY);
                    ExchangeConsent consent = site.read(HttpFields.EMPTY, false, null);
                    return () -> site.cookies().enforce(HttpFields.build().add("Set-Cookie", input), request, consent);
                },
                List.of(
                        Shape.within("semicolons", "n1=a", ";", ""),
                        Shape.within("excessive lifetimes", "n1=a", "; Max-Age=99999999", ""),
                        Shape.within("dates", "n1=a", "; Expires=Thu, 01 Jan 2099 00:00:00 GMT", "")));
    }

    private static Parser choice(SigningKeys keys) {
        ChoiceCookie cookie = new ChoiceCookie(() -> keys, Choice.Validity.DEFAULT);
        Instant now = Instant.now();
        String start = "v=1&rev=00000000&at=1&until=9999999999&id=AAAAAAAAAAAAAAAAAAAAAA&ok=";
        return new Parser(
                "cookies_preferences",
                4 * MIB,
                input -> () -> cookie.read(input, now),
                List.of(
                        Shape.within("grants, forged", start, "a~000000.", "&no=&sig=AAAAAAAAAAAAAAAAAAAAAA"),
                        Shape.within("dots", start, ".", "")));
    }

    private Parser json() {
        return body(
                "Choice as JSON",
                "PUT",
                "application/json",
                List.of(
                        Shape.numbered(
                                "unknown ids", i -> "\"i" + i + "\",", all -> "{\"granted\":[" + all + "\"x\"]}"),
                        Shape.repeated("brackets", "["),
                        Shape.within("escapes", "{\"granted\":[\"", "\\u0061", "\"]}")));
    }

    private Parser form() {
        return body(
                "Choice as a form",
                "POST",
                "application/x-www-form-urlencoded",
                List.of(
                        Shape.numbered("unknown ids", i -> "granted=i" + i + "&", all -> all),
                        Shape.within("percent signs", "granted=", "%61", "&decision=x"),
                        Shape.within("ampersands", "granted=x", "&", "")));
    }

    private Parser body(String name, String method, String type, List<Shape> shapes) {
        Endpoint endpoint = site.endpoint("/consent/choice");
        if (endpoint == null) {
            throw new IllegalStateException("there is no endpoint for choices");
        }
        return new Parser(
                name,
                MAX_BODY_LENGTH,
                input -> {
                    byte[] body = Arrays.copyOf(
                            input.getBytes(StandardCharsets.UTF_8), Math.min(MAX_BODY_LENGTH, input.length()));
                    return () -> new BodyExchange(site, method, type, body).handleBy(endpoint);
                },
                shapes);
    }

    private static Parser catalogue() {
        return new Parser(
                "Catalogue",
                MIB,
                input -> () -> {
                    try {
                        Catalogue.parse(input, "hostile");
                    } catch (CatalogueException expected) {
                        // Most of these are not valid catalogues.
                    }
                },
                List.of(
                        Shape.numbered("patterns", i -> COOKIE.formatted("a" + i + "*") + ',', Parsers::catalogueOf),
                        Shape.numbered("errors", i -> "{\"nam\": \"a" + i + "\"},", Parsers::catalogueOf),
                        Shape.repeated("brackets", "[")));
    }

    private static String catalogueOf(String cookies) {
        return CATALOGUE.formatted(cookies + COOKIE.formatted("z"));
    }

    private static Parser page() {
        return new Parser(
                "HTML",
                4 * MIB,
                new HostilePage()::reader,
                List.of(
                        Shape.numbered("tags, all different", i -> "<x" + i + " a=b>", all -> "<body>" + all),
                        Shape.within("a tag that does not end", "<body><img ", "a='b' ", ""),
                        Shape.within("half of the end of a script", "<body><script><!--<script>", "</scrip ", "")));
    }
}
