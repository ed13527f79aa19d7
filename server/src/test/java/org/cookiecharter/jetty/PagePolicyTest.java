// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the content policies of pages with the consent script, as sent. */
class PagePolicyTest {
    private static final String PAGE = "<!doctype html><html><head><title>x</title></head><body>y</body></html>";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private TestSite site(String page, String... policies) throws Exception {
        return new TestSite(directory)
                .with(consent -> consent.getSettings().setInjectBanner(true))
                .respondingWith((request, response) -> {
                    response.getHeaders()
                            .put("Content-Type", "text/html;charset=utf-8")
                            .put("ETag", "\"1\"");
                    for (String policy : policies) {
                        response.getHeaders().add("content-security-policy", policy);
                    }
                    write(response, page);
                });
    }

    private static void write(Response response, String page) throws Exception {
        Content.Sink.write(response, false, ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    img-src *                            | img-src *
                    script-src 'self'                    | script-src 'self'
                    script-src *                         | script-src *
                    script-src 'nonce-a'                 | script-src 'nonce-a'
                    script-src 'none'                    | script-src example.org/consent/banner.js
                    script-src                           | script-src example.org/consent/banner.js
                    script-src 'sha256-x'                | script-src 'sha256-x' example.org/consent/banner.js
                    script-src cdn.example 'unsafe-eval' | script-src cdn.example 'unsafe-eval' example.org/consent/banner.js
                    script-src 'nonce-'                  | script-src 'nonce-' example.org/consent/banner.js
                    SCRIPT-SRC 'SELF'                    | SCRIPT-SRC 'SELF'
                    script-src x; script-src 'self'      | script-src x example.org/consent/banner.js
                    script-src x; script-src-elem y      | script-src x; script-src-elem y example.org/consent/banner.js
                    default-src 'self'; script-src x     | default-src 'self'; script-src x example.org/consent/banner.js
                    default-src x 'nonce-a'              | default-src x 'nonce-a'; connect-src x 'nonce-a' example.org/consent/
                    connect-src 'none'                   | connect-src example.org/consent/
                    form-action 'none'                   | form-action example.org/consent/
                    style-src 'none'                     | style-src 'none'
                    trusted-types a b                    | trusted-types a b cookie-charter
                    trusted-types 'none'                 | trusted-types cookie-charter
                    trusted-types *                      | trusted-types *
                    trusted-types Cookie-Charter         | trusted-types Cookie-Charter cookie-charter
                    sandbox allow-scripts                | sandbox allow-scripts
                    """)
    void admitsOnlyScriptAndItsAddresses(String policy, String expected) throws Exception {
        try (TestSite site = site(PAGE, policy)) {
            Reply reply = site.get("/");
            assertEquals(List.of(expected), reply.all("Content-Security-Policy"));
            assertTrue(reply.body().contains("<head><script src=\"/consent/banner.js?v="), reply.body());
            assertEquals(policy.contains("'nonce-a'"), reply.body().contains(" nonce=\"a\"></script>"));
        }
    }

    @Test
    void sourceContainsPortOfPage() throws Exception {
        try (TestSite site = site(PAGE, "script-src 'none'")) {
            assertEquals(
                    List.of("script-src town.example:8443/consent/banner.js"),
                    site.get("/", "Host: town.example:8443").all("Content-Security-Policy"));
        }
    }

    @Test
    void choosesNonceThatAllPoliciesAdmit() throws Exception {
        String[] policies = {
            "script-src 'nonce-a' 'nonce-b' 'strict-dynamic', img-src *",
            "script-src 'nonce-b' 'strict-dynamic'",
            "script-src c"
        };
        try (TestSite site = site(PAGE, policies)) {
            Reply reply = site.get("/");
            assertTrue(reply.body().contains(" nonce=\"b\"></script>"), reply.body());
            assertEquals(
                    List.of(policies[0], policies[1], "script-src c example.org/consent/banner.js"),
                    reply.all("Content-Security-Policy"));
        }
    }

    @Test
    void leavesReportOnlyPoliciesUnchanged() throws Exception {
        try (TestSite site = new TestSite(directory)
                .with(consent -> consent.getSettings().setInjectBanner(true))
                .respondingWith((request, response) -> {
                    response.getHeaders()
                            .put("Content-Type", "text/html")
                            .put("Content-Security-Policy-Report-Only", "script-src 'strict-dynamic' 'sha256-x'");
                    write(response, PAGE);
                })) {
            Reply reply = site.get("/");
            assertTrue(reply.body().contains("/consent/banner.js"), reply.body());
            assertEquals("script-src 'strict-dynamic' 'sha256-x'", reply.header("Content-Security-Policy-Report-Only"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "script-src 'strict-dynamic' 'sha256-x'",
                "default-src 'self' 'strict-dynamic'",
                "script-src 'nonce-{random}' 'strict-dynamic'",
                "script-src 'nonce-a' 'strict-dynamic', script-src 'nonce-b' 'strict-dynamic'",
                "sandbox allow-forms",
            })
    void leavesPageUnmodifiedIfCspAdmitsNoScript(String policy) throws Exception {
        try (TestSite site = site(PAGE, policy)) {
            Reply reply = site.get("/");
            assertEquals(PAGE, reply.body());
            assertEquals("\"1\"", reply.header("ETag"));
            assertEquals(List.of(policy), reply.all("Content-Security-Policy"));
            site.get("/");
            assertEquals(2, site.consent.getUnmodifiedPages());
        }
    }

    @Test
    void leavesPageUnmodifiedIfScriptsNeedHash() throws Exception {
        try (TestSite site = new TestSite(directory)
                .with(consent -> consent.getSettings().setInjectBanner(true))
                .respondingWith((request, response) -> {
                    response.getHeaders()
                            .put("Content-Type", "text/html")
                            .put("Integrity-Policy", "blocked-destinations=(script)");
                    write(response, PAGE);
                })) {
            assertEquals(PAGE, site.get("/").body());
            assertEquals(1, site.consent.getUnmodifiedPages());
        }
    }

    @Test
    void leavesPageUnmodifiedIfCspCannotNameHost() throws Exception {
        try (TestSite site = site(PAGE, "script-src 'none'")) {
            assertEquals(PAGE, site.get("/", "Host: [::1]:8080").body());
            assertEquals(1, site.consent.getUnmodifiedPages());
        }
        try (TestSite site = site(PAGE, "script-src 'self'; connect-src 'self'")) {
            assertTrue(site.get("/", "Host: [::1]:8080").body().contains("/consent/banner.js"));
        }
    }

    @Test
    void amendsCspOfValidatedCopy() throws Exception {
        try (TestSite site = new TestSite(directory)
                .with(consent -> consent.getSettings().setInjectBanner(true))
                .respondingWith((request, response) -> {
                    response.getHeaders()
                            .put("Content-Type", "text/html")
                            .put("ETag", "\"1\"")
                            .put("Content-Security-Policy", "script-src 'none'");
                    if (request.getHeaders().contains("If-None-Match")) {
                        response.setStatus(304);
                    } else {
                        write(response, PAGE);
                    }
                })) {
            String tag = site.get("/", "Accept: text/html").header("ETag");
            Reply reply = site.get("/", "Accept: text/html", "If-None-Match: " + tag);
            assertEquals(304, reply.status());
            assertEquals(List.of("script-src example.org/consent/banner.js"), reply.all("Content-Security-Policy"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    script-src 'strict-dynamic' 'sha256-x'; connect-src a &amp; b | script-src 'strict-dynamic' 'sha256-x'; connect-src a &amp; b example.org/consent/
                    default-src &#39;none&#39;                                    | default-src 'none'; connect-src example.org/consent/
                    form-action 'none'                                            | form-action example.org/consent/
                    connect-src 'self'                                            | connect-src 'self'
                    """)
    void amendsCspInPage(String policy, String expected) throws Exception {
        String page = "<!doctype html><head><META content=\"%s\" HTTP-EQUIV=content-security-policy></head>";
        try (TestSite site = site(page.formatted(policy))) {
            String body = site.get("/").body();
            assertTrue(body.endsWith(page.formatted(expected).substring("<!doctype html><head>".length())), body);
        }
    }

    @Test
    void leavesOtherMetaElementsUnchanged() throws Exception {
        String meta = "<meta http-equiv=refresh content=\"default-src 'none'\"><meta name=a content=b>";
        try (TestSite site = site("<!doctype html><head>" + meta + "</head>")) {
            assertTrue(site.get("/").body().endsWith(meta + "</head>"));
        }
    }
}
