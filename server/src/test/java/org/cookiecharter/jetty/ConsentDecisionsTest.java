// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.cookie.ChoiceCookie;
import org.cookiecharter.consent.Consent;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests of the decisions for each kind of catalogue, choice and {@code Sec-GPC}: the allowed cookies, the prompt, and
 * the description of the choice. The page script is tested with the same vectors.
 */
class ConsentDecisionsTest {
    private static final JsonObject FILE = file();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private static JsonObject file() {
        return JsonParser.parseReader(new InputStreamReader(
                        Objects.requireNonNull(
                                ConsentDecisionsTest.class.getResourceAsStream("/vectors/consent-decisions.json")),
                        StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    private static Stream<Named<JsonObject>> vectors() {
        return StreamSupport.stream(FILE.getAsJsonArray("vectors").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(vector -> Named.of(vector.get("name").getAsString(), vector));
    }

    private static Stream<String> catalogues() {
        return FILE.getAsJsonObject("catalogues").keySet().stream();
    }

    private static String json(String catalogue) {
        return FILE.getAsJsonObject("catalogues").get(catalogue).toString();
    }

    /** Starts a site whose page lists whether the visitor is prompted, and the allowed cookies. */
    private TestSite site(String catalogue) throws Exception {
        List<String> ids = new ArrayList<>();
        JsonObject policy = FILE.getAsJsonObject("policies").getAsJsonObject(catalogue);
        ids.addAll(policy.getAsJsonObject("categories").keySet());
        ids.addAll(policy.getAsJsonObject("services").keySet());
        return new TestSite(directory, json(catalogue))
                .with(consent -> consent.getSettings().setRegionHeader("X-Region"))
                .respondingWith((request, response) -> {
                    Consent consent = Consent.of(request);
                    JsonObject page = new JsonObject();
                    page.addProperty("prompted", consent.isChoiceNeeded());
                    JsonArray asked = new JsonArray();
                    if (consent.isChoiceNeeded()) {
                        consent.choice()
                                .undecidedCategories(Catalogue.parse(json(catalogue), "vectors"))
                                .forEach(category -> asked.add(category.id()));
                    }
                    page.add("asked", asked);
                    JsonArray allowed = new JsonArray();
                    ids.stream().filter(consent::allows).forEach(allowed::add);
                    page.add("allowed", allowed);
                    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
                    Content.Sink.write(
                            response, false, ByteBuffer.wrap(page.toString().getBytes(StandardCharsets.UTF_8)));
                });
    }

    private static String[] fields(TestSite site, JsonObject vector) {
        List<String> fields = new ArrayList<>();
        if (vector.get("gpc").getAsBoolean()) {
            fields.add("Sec-GPC: 1");
        }
        if (vector.has("region")) {
            fields.add("X-Region: " + vector.get("region").getAsString());
        }
        if (vector.get("choice") instanceof JsonObject choice) {
            fields.add("Cookie: cookies_preferences=" + cookie(site, choice));
        }
        return fields.toArray(String[]::new);
    }

    private static String cookie(TestSite site, JsonObject choice) {
        List<String> granted = new ArrayList<>();
        choice.getAsJsonArray("granted").forEach(id -> granted.add(id.getAsString()));
        Choice.Validity validity = Choice.Validity.DEFAULT;
        OffsetDateTime now = TestSite.NOW.atOffset(ZoneOffset.UTC);
        Instant at =
                (choice.has("expired") ? now.minusMonths(validity.grantMonths()).minusSeconds(1) : now).toInstant();
        Catalogue catalogue = Catalogue.parse(json(choice.get("catalogue").getAsString()), "vectors");
        return new ChoiceCookie(site.proofs::keys, validity)
                .write(Choice.of(catalogue, granted, at, granted.isEmpty() ? null : TestSite.VISITOR, validity));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decidesAsTheVectorsSay(JsonObject vector) throws Exception {
        try (TestSite site = site(vector.get("catalogue").getAsString())) {
            String[] fields = fields(site, vector);
            JsonObject expected = new JsonObject();
            for (String member : List.of("prompted", "asked", "allowed")) {
                expected.add(member, vector.get(member));
            }
            assertEquals(expected, site.get("/", fields).json());
            assertEquals(
                    vector.get("prompted").getAsBoolean(),
                    !site.get("/consent/noscript.css", fields).text().isEmpty(),
                    "the style sheet of the banner without scripts");
            JsonObject described = site.get("/consent/choice", fields).json();
            assertEquals(vector.get("rule"), described.remove("rule"));
            for (String member : List.of("revision", "at", "id", "gpc")) {
                described.remove(member);
            }
            assertEquals(vector.get("described"), described);
        }
    }

    /** The page script's test uses these policies for those of the catalogues. */
    @ParameterizedTest
    @MethodSource("catalogues")
    void sendsThePolicyOfTheVectors(String catalogue) throws Exception {
        try (TestSite site = site(catalogue)) {
            String script = site.get("/consent/banner.js").text();
            int start = script.indexOf("cookieCharterPolicy=") + "cookieCharterPolicy=".length();
            JsonObject sent = JsonParser.parseString(script.substring(start, script.indexOf(";\n", start)))
                    .getAsJsonObject();
            JsonObject expected = FILE.getAsJsonObject("policies").getAsJsonObject(catalogue);
            sent.keySet().retainAll(expected.keySet());
            assertEquals(expected, sent);
        }
    }

    @ParameterizedTest
    @MethodSource("catalogues")
    void acceptsEverythingThatTheScriptAccepts(String catalogue) throws Exception {
        JsonArray accepted = FILE.getAsJsonObject("acceptAll").getAsJsonArray(catalogue);
        try (TestSite site = site(catalogue)) {
            String cookie = site.post("decision=accept-all").cookies().get(0);
            JsonArray granted = new JsonArray();
            Stream.of(cookie.replaceFirst(".*&ok=([^&]*)&.*", "$1").split("\\."))
                    .filter(grant -> !grant.isEmpty())
                    .forEach(grant -> granted.add(grant.substring(0, grant.indexOf('~'))));
            assertEquals(accepted, granted);
            Reply reply = site.put("{\"granted\":" + accepted + ",\"method\":\"accept-all\"}");
            assertEquals(200, reply.status(), reply.text());
        }
    }

    @Test
    void recordsNoRefusalOfWhatNobodyWasAskedAbout() throws Exception {
        try (TestSite site = site("current")) {
            Reply reply = site.put("{\"granted\":[\"stats\",\"media\"],\"method\":\"accept-all\"}");
            String id = reply.json().get("id").getAsString();
            assertTrue(
                    site.proofs.find(id).stream()
                            .allMatch(stored -> stored.record().refused().isEmpty()),
                    () -> site.proofs.find(id).toString());
        }
    }

    @Test
    void rejectsGrantOfCategoryWithoutServices() throws Exception {
        try (TestSite site = site("current")) {
            Reply reply = site.put("{\"granted\":[\"ads\",\"stats\"]}");

            assertEquals(422, reply.status());
            assertEquals(List.of(), reply.cookies());
            assertEquals(
                    "\"granted\" must not contain ads; choose from stats, media, count, video, map",
                    reply.json().get("detail").getAsString());
            assertEquals(422, site.post("granted=ads").status());
        }
    }

    @Test
    void asksAgainAfterGrantOfCategoryThatHasLostItsServices() throws Exception {
        try (TestSite site = site("current")) {
            Reply reply = site.put("{\"granted\":[\"ads\",\"stats\"],\"revision\":\"00000000\"}");

            assertEquals(409, reply.status());
            assertEquals(List.of(), reply.cookies());
        }
    }
}
