// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.banner.BundledFile;
import org.cookiecharter.consent.Mode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of {@code /consent/banner.js} and its caching. */
class BannerScriptTest {
    private static final String URL = "/consent/banner.js";
    private static final String START = "//# allFunctionsCalledOnLoad\n(()=>{const cookieCharterPolicy=";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private TestSite site;

    @BeforeEach
    void start() throws Exception {
        site = new TestSite(directory).respondingWith(TestSite.setting());
    }

    private JsonObject policy() throws Exception {
        String text = site.get(URL).text();
        return JsonParser.parseString(text.substring(START.length(), text.indexOf(";\n")))
                .getAsJsonObject();
    }

    @Test
    void policyPrecedesBundle() throws Exception {
        Reply reply = site.get(URL);
        assertEquals(200, reply.status());
        assertEquals("text/javascript;charset=utf-8", reply.header("Content-Type"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        assertTrue(reply.text().startsWith(START + "{\"path\":\"/consent\",\"cookieName\""), reply.text());
        String bundle = new String(BundledFile.read("banner.js"), StandardCharsets.UTF_8);
        assertTrue(reply.text().endsWith(";\n" + bundle + "\n})();\n"), "the bundle comes last");
    }

    @Test
    void handlesSignalsOnlyOfDeclaringServices() throws Exception {
        assertFalse(site.get(URL).text().contains("dataLayer"));
        site.close();
        site = new TestSite(
                        directory,
                        TestSite.JSON.replaceFirst(
                                "\\{",
                                "{\"signals\": {\"googleConsentMode\": {\"ad_storage\": \"video\"}, \"matomo\": \"stats\"},"))
                .respondingWith(TestSite.setting());
        assertEquals(
                "{\"google\":{\"ad_storage\":\"video\"},\"matomo\":\"stats\"}",
                policy().get("signals").toString());
        assertTrue(site.get(URL).text().contains("dataLayer"));
    }

    @Test
    void policyContainsRequiredMembers() throws Exception {
        JsonObject policy = policy();
        assertEquals("/consent", policy.get("path").getAsString());
        assertFalse(policy.has("maxAge"));
        assertEquals(site.catalogue.revision(), policy.get("revision").getAsString());
        assertEquals("enforce", policy.get("mode").getAsString());
        assertEquals("block", policy.get("undeclared").getAsString());
        JsonObject media = policy.getAsJsonObject("categories").getAsJsonObject("media");
        assertEquals("opt-in", media.get("consent").getAsString());
        assertEquals(
                site.catalogue.fingerprint("media"), media.get("fingerprint").getAsString());
        assertEquals("Them, Maps", media.get("provider").getAsString());
        assertEquals(
                JsonParser.parseString("{\"category\":\"media\",\"fingerprint\":\"" + site.catalogue.fingerprint("map")
                        + "\",\"provider\":\"Maps\"}"),
                policy.getAsJsonObject("services").get("map"));
    }

    @Test
    void listsNamesBeforePatternsAndLongerPatternsBeforeShorter() throws Exception {
        site.close();
        String cookies = "";
        for (String name : List.of("a*", "aa", "aaa*", "b", "aa*")) {
            cookies += "{\"name\": \"" + name + "\", \"purpose\": \"Test\", \"duration\": \"P1M\"},";
        }
        site = new TestSite(directory, TestSite.JSON.replace("{\"name\": \"_m\"", cookies + "{\"name\": \"_m\""))
                .respondingWith(TestSite.setting());
        List<String> names = new ArrayList<>(policy().getAsJsonObject("cookie").keySet());
        assertEquals(
                List.of("aaa*", "aa*", "a*"),
                names.stream()
                        .filter(name -> name.startsWith("a") && name.endsWith("*"))
                        .toList());
        assertTrue(names.indexOf("aa") < names.indexOf("aaa*") && names.indexOf("b") < names.indexOf("aaa*"));
    }

    @Test
    void asksForNoCategoryWithoutServiceOrChoice() throws Exception {
        assertEquals("[\"stats\",\"media\"]", policy().get("asked").toString());
        site.close();
        site = new TestSite(
                        directory,
                        TestSite.JSON.replace(
                                "\"categories\": [",
                                "\"categories\": [{\"id\": \"bare\", \"consent\": \"opt-in\", \"name\": \"B\", \"purpose\": \"P\"},"))
                .respondingWith(TestSite.setting());
        assertEquals("[\"stats\",\"media\"]", policy().get("asked").toString());
    }

    /** A member of this name cannot contain both the cookie's name and the names of the cookies. */
    @Test
    void writesEachMemberOfPolicyOnce() throws Exception {
        String text = site.get(URL).text();
        String json = text.substring(START.length(), text.indexOf(";\n"));
        assertEquals(JsonParser.parseString(json).toString(), json);
    }

    @Test
    void listsNamesThatLaterVisitsMayNotRenew() throws Exception {
        JsonArray names = new JsonArray();
        names.add("_c");
        assertEquals(names, policy().get("noRenew"));
    }

    @Test
    void policyReflectsConfiguration() throws Exception {
        site.close();
        site = new TestSite(directory)
                .with(consent -> {
                    consent.getSettings().setMode(Mode.REPORT_ONLY);
                    consent.getSettings().setAllowUndeclared(true);
                    consent.getSettings().setPath("/c");
                })
                .respondingWith(TestSite.setting());
        String text = site.get("/c/banner.js").text();
        assertTrue(text.contains("\"path\":\"/c\""), text);
        assertTrue(text.contains("\"mode\":\"report-only\",\"undeclared\":\"pass\""), text);
    }

    @Test
    void revalidatesUnlessAddressContainsVersion() throws Exception {
        String version = site.get(URL).header("ETag").replace("\"", "");
        assertEquals("no-cache", site.get(URL).header("Cache-Control"));
        assertEquals("no-cache", site.get(URL + "?v=").header("Cache-Control"));
        assertEquals("no-cache", site.get(URL + "?v=0").header("Cache-Control"));
        assertEquals(
                "public, max-age=31536000, immutable",
                site.get(URL + "?v=" + version).header("Cache-Control"));
    }

    @Test
    void entityTagChangesWithCatalogue() throws Exception {
        String before = site.get(URL).header("ETag");
        assertTrue(before.matches("\"[0-9a-f]{16}\""), before);
        site.close();
        site = new TestSite(directory, TestSite.JSON.replace("\"Maps\"", "\"Other maps\""))
                .respondingWith(TestSite.setting());
        assertNotEquals(before, site.get(URL).header("ETag"));
    }

    @Test
    void compressesForClientsThatAcceptGzip() throws Exception {
        Reply plain = site.get(URL);
        Reply gzipped = site.get(URL, "Accept-Encoding: br, gzip;q=0.5");
        assertEquals("gzip", gzipped.header("Content-Encoding"));
        assertEquals(plain.text(), gzipped.unzipped());
        assertEquals(String.valueOf(gzipped.body().length()), gzipped.header("Content-Length"));
        assertTrue(gzipped.body().length() < plain.body().length() / 2, "smaller by half");
        assertNotEquals(plain.header("ETag"), gzipped.header("ETag"));
        for (Reply reply : new Reply[] {plain, gzipped}) {
            assertEquals("Accept-Encoding", reply.header("Vary"));
            assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            gzip;q=0        |
            identity        |
            br, zstd        |
            deflate, gzip   | gzip
            GZIP            | gzip
            gzip;q=0, *     |
            gzip;"          |
            """)
    void sendsOnlyRequestedContent(String accepts, String coding) throws Exception {
        assertEquals(
                coding == null ? "" : coding,
                site.get(URL, "Accept-Encoding: " + accepts).header("Content-Encoding"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ETAG              | 304
                    W/ETAG            | 304
                    "a", ETAG         | 304
                    "a",W/ETAG, "b"   | 304
                    *                 | 304
                    "a"               | 200
                    W/"a              | 200
                    """)
    void respondsNotModifiedToCurrentCopy(String condition, int status) throws Exception {
        String etag = site.get(URL).header("ETag");
        Reply reply = site.get(URL, "If-None-Match: " + condition.replace("ETAG", etag));
        assertEquals(status, reply.status());
        if (status == 304) {
            assertEquals("", reply.text());
            assertEquals(etag, reply.header("ETag"));
            assertEquals("no-cache", reply.header("Cache-Control"));
            assertEquals("Accept-Encoding", reply.header("Vary"));
            assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        }
    }

    @Test
    void revalidatesCompressedCopy() throws Exception {
        String etag = site.get(URL, "Accept-Encoding: gzip").header("ETag");
        assertEquals(
                304,
                site.get(URL, "Accept-Encoding: gzip", "If-None-Match: " + etag).status());
    }

    @Test
    void respondsToHeadWithoutContent() throws Exception {
        Reply get = site.get(URL);
        Reply head = site.request("HEAD", URL, "");
        assertEquals("", head.text());
        assertEquals(get.header("Content-Length"), head.header("Content-Length"));
        assertEquals(get.header("ETag"), head.header("ETag"));
    }

    @Test
    void servesScriptRepeatedly() throws Exception {
        String first = site.get(URL).text();
        assertEquals(first, site.get(URL).text());
    }

    @Test
    void servesStylesheets() throws Exception {
        for (String file : new String[] {"banner.css", "charter.css"}) {
            Reply reply = site.get("/consent/" + file);
            assertEquals(200, reply.status());
            assertEquals("text/css;charset=utf-8", reply.header("Content-Type"));
            assertEquals("no-cache", reply.header("Cache-Control"));
            assertTrue(reply.text().contains("{"), file);
        }
    }

    @Test
    void includesSignalOfBrowserOnlyIfItObjectsToSomething() throws Exception {
        String json = TestSite.JSON
                .replace(", \"gpc\": true", "")
                .replace("\"name\": \"Contenus\"", "\"name\": \"Contenus\", \"gpc\": false");
        String used = site.get("/consent/banner.js").text();
        for (String part : List.of("\"gpc\":[\"stats\",\"media\"]", "policy.gpc =", "\"gpcApplied\"")) {
            assertTrue(used.contains(part), part);
        }
        try (TestSite own = new TestSite(directory, json).respondingWith((request, response) -> {})) {
            String unused = own.get("/consent/banner.js").text();
            for (String part : List.of("\"gpc\":", "policy.gpc =", "\"gpcApplied\"")) {
                assertFalse(unused.contains(part), part);
            }
        }
    }

    @Test
    @DisplayName("58: no identifier is created for the signal")
    void createsNoIdentifierForSignal() throws Exception {
        for (String path :
                List.of("/", "/consent/banner.js", "/consent/", "/consent/choice", "/consent/noscript.css")) {
            assertEquals(List.of(), site.get(path, "Sec-GPC: 1").cookies(), path);
        }
    }

    @Test
    @DisplayName("47: the well-known address declares only that the site honours the signal")
    void declaresGpcSignalAsHonoured() throws Exception {
        Reply reply = site.get("/.well-known/gpc.json", "Sec-GPC: 1");
        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        assertEquals("{\"gpc\":true,\"lastUpdate\":\"2026-03-01\"}", reply.text());
        assertEquals("", site.request("HEAD", "/.well-known/gpc.json", "").text());
    }
}
