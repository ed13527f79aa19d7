// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A visitor who always sends every cookie, sometimes makes a choice, and checks each response. Not thread-safe. */
final class Visitor {
    private static final List<String> IDS = List.of("stats", "media", "video", "map");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String NAME = "cookies_preferences";
    private static final String SENT = "sid=old; _c=old; _v=old; _m=old; stranger=old";

    private final HttpClient client;
    private final SoakTestSite site;
    private final Outage outage;
    private final Tally tally;
    private final Random random;
    private VisitorChoice chosen = VisitorChoice.NOTHING;
    private String preferences = "";

    Visitor(HttpClient client, SoakTestSite site, Outage outage, Tally tally, long seed) {
        this.client = client;
        this.site = site;
        this.outage = outage;
        this.tally = tally;
        this.random = new Random(seed);
    }

    /** Performs one random action. */
    void act() throws Exception {
        int what = random.nextInt(20);
        try {
            act(what);
        } catch (IOException e) {
            throw new AssertionError("no response to step " + what + " of a visitor who chose " + chosen, e);
        }
    }

    private void act(int what) throws Exception {
        switch (what) {
            case 0, 1 -> choose(random(), "choose");
            case 2 -> choose(Set.of(), "refuse-all");
            case 3 -> withdraw();
            case 4 -> submit();
            case 5 -> breakOff();
            case 6 -> visit("/down", 502);
            case 7, 8 -> visit("/error", 500);
            default -> visit("/page", 200);
        }
    }

    private void visit(String path, int status) throws Exception {
        String before = revision();
        boolean gpc = random.nextInt(4) == 0;
        HttpResponse<String> page = send(gpc ? request(path).header("Sec-GPC", "1") : request(path));
        String after = revision();
        assertEquals(status, page.statusCode(), path);
        tally.count(path);
        if (!before.equals(after)) {
            tally.count("during a reload, not compared");
            return;
        }
        Set<String> kept = chosen.kept(after, gpc);
        if (status != 502) {
            String received = page.headers().firstValue("X-Seen").orElse("");
            assertEquals(kept, namesOf(received.split("; ")), () -> "seen by the application: " + received);
            assertEquals(kept, set(page, false), () -> "set by " + page.headers());
            String body = page.body();
            assertTrue(body.startsWith("<!doctype html><html><head><script src=\"/consent/banner.js?v="), body);
            assertTrue(
                    body.contains("<img data-consent-src=\"//v.example/i.png\" data-consent-blocked=\"video\">"), body);
        }
        Set<String> hidden = new HashSet<>(Application.COOKIES);
        hidden.removeAll(kept);
        assertEquals(hidden, set(page, true), () -> "removed by " + page.headers());
    }

    /** Closes the connection during a response; the next responses must be complete. */
    private void breakOff() throws Exception {
        try {
            send(request("/break"));
            throw new AssertionError("a page that was broken off came whole");
        } catch (IOException e) {
            tally.count("/break");
        }
    }

    private void choose(Set<String> ids, String method) throws Exception {
        int turn = outage.turn();
        JsonObject body = new JsonObject();
        body.addProperty("method", method);
        JsonArray list = new JsonArray();
        ids.forEach(list::add);
        body.add("granted", list);
        HttpResponse<String> response = send(request("/consent/choice")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString())));
        if (refused(response, ids, turn)) {
            return;
        }
        assertEquals(200, response.statusCode(), response.body());
        JsonObject json = JsonParser.parseString(response.body()).getAsJsonObject();
        Set<String> granted = new TreeSet<>();
        json.getAsJsonArray("granted").forEach(id -> granted.add(id.getAsString()));
        Set<String> expected = new TreeSet<>(ids);
        if (ids.contains("media")) {
            // Services of a granted category are not listed.
            expected.removeAll(Set.of("map", "video"));
        }
        assertEquals(expected, granted);
        take(response, new VisitorChoice(true, ids, json.get("revision").getAsString()));
        tally.count(ids.isEmpty() ? "refused" : "granted");
        if (!ids.isEmpty()) {
            tally.acknowledge(json.get("id").getAsString());
        }
    }

    /** Submits the form of pages without scripts. The resulting cookie contains the revision. */
    private void submit() throws Exception {
        int turn = outage.turn();
        HttpResponse<String> response = send(request("/consent/choice")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("granted=stats&granted=map")));
        Set<String> ids = Set.of("stats", "map");
        if (refused(response, ids, turn)) {
            return;
        }
        assertEquals(303, response.statusCode(), response.body());
        take(response, new VisitorChoice(true, ids, ""));
        tally.count("submitted");
    }

    private void withdraw() throws Exception {
        HttpResponse<String> response = send(request("/consent/choice").DELETE());
        assertEquals(204, response.statusCode(), response.body());
        preferences = "";
        chosen = VisitorChoice.NOTHING;
        tally.count("withdrawn");
    }

    /** Returns whether the store rejected the choice; then nothing is set, and the store must be out of order. */
    private boolean refused(HttpResponse<String> response, Set<String> ids, int turn) {
        if (response.statusCode() != 503) {
            return false;
        }
        assertTrue(!ids.isEmpty(), "a refusal was not honoured");
        assertTrue(turn % 2 == 1 || outage.turn() != turn, "the store was in order, and a grant was not taken");
        assertEquals(Set.of(), set(response, false));
        tally.count("granted while the store was out of order: 503");
        return true;
    }

    /** Reads the new consent cookie; a repeated choice sets none, because the existing cookie is valid. */
    private void take(HttpResponse<String> response, VisitorChoice made) {
        for (String field : response.headers().allValues("Set-Cookie")) {
            if (field.startsWith(NAME + '=')) {
                preferences = field.substring(0, field.indexOf(';'));
            }
        }
        assertTrue(preferences.startsWith(NAME + '='), () -> response.headers().toString());
        chosen = made;
    }

    private String revision() throws Exception {
        HttpResponse<String> response = send(request("/consent/choice"));
        JsonObject choice = JsonParser.parseString(response.body()).getAsJsonObject();
        return choice.get("revision").getAsString();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site.uri(path)))
                .timeout(PATIENCE)
                .header("Cookie", preferences.isEmpty() ? SENT : SENT + "; " + preferences)
                .header("Sec-Fetch-Site", "same-origin");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Returns a random subset of the ids. */
    private Set<String> random() {
        List<String> ids = new ArrayList<>(IDS);
        ids.removeIf(id -> random.nextBoolean());
        return new LinkedHashSet<>(ids);
    }

    /** Returns the names of the cookies that a response sets or deletes, without the consent cookie. */
    private static Set<String> set(HttpResponse<String> response, boolean removed) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(field -> field.contains("Max-Age=0") == removed)
                .map(field -> field.substring(0, field.indexOf('=')))
                .filter(name -> !name.equals(NAME) && !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<String> namesOf(String[] cookies) {
        Set<String> names = new HashSet<>();
        for (String cookie : cookies) {
            names.add(cookie.split("=", 2)[0]);
        }
        names.remove(NAME);
        return names;
    }
}
