// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.consent.Decision;
import org.cookiecharter.cookie.CookieHeader;
import org.cookiecharter.cookie.CookiePair;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the table of decisions, row by row. */
class CookiePolicyTest {
    private static final String CATALOGUE = """
            {"site": "https://example.org", "language": "en",
             "categories": [
               {"id": "necessary", "consent": "exempt", "name": "n"},
               {"id": "statistics", "consent": "opt-out", "name": "s", "gpc": true},
               {"id": "third-party", "consent": "opt-in", "name": "t", "purpose": "p"}],
             "services": [
               {"id": "login", "provider": "p", "name": "n", "category": "necessary",
                "cookies": [{"name": "sid", "purpose": "p", "duration": "session"}]},
               {"id": "counter", "provider": "p", "name": "n", "category": "statistics",
                "cookies": [{"name": "count", "purpose": "p", "duration": "P13M"}]},
               {"id": "video", "provider": "p", "name": "n", "category": "third-party",
                "cookies": [{"name": "_v*", "purpose": "p", "duration": "%s"}]},
               {"id": "map", "provider": "p", "name": "n", "category": "third-party",
                "cookies": [{"name": "_map", "purpose": "p", "duration": "P1M"}]}]}
            """;

    private static final Instant NOW = Instant.ofEpochSecond(1_795_430_000);
    private static final String ID = "Zk3AAAAAAAAAAAAAAAAAAA";

    private final Catalogue catalogue = Catalogue.parse(CATALOGUE.formatted("P1M"), "test");
    private final CookiePolicy policy = new CookiePolicy(catalogue, "cookies_preferences", false);

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # cookie,             undecided,   refused,    all granted, GPC undecided, GPC granted
                    cookies_preferences,  CONSENT_COOKIE,         CONSENT_COOKIE,        CONSENT_COOKIE,         CONSENT_COOKIE,           CONSENT_COOKIE
                    sid,                  EXEMPT,      EXEMPT,     EXEMPT,      EXEMPT,        EXEMPT
                    count,                OPT_OUT_DEFAULT, REFUSED,    GRANTED,     GPC,           GRANTED
                    _v1,                  UNDECIDED,   REFUSED,    GRANTED,     UNDECIDED,     GRANTED
                    _map,                 UNDECIDED,   REFUSED,    GRANTED,     UNDECIDED,     GRANTED
                    _MAP,                 UNDECLARED,  UNDECLARED, UNDECLARED,  UNDECLARED,    UNDECLARED
                    '',                   UNDECLARED,  UNDECLARED, UNDECLARED,  UNDECLARED,    UNDECLARED
                    """)
    void decidesByTable(
            String cookie, Decision undecided, Decision refused, Decision granted, Decision gpc, Decision gpcGranted) {
        Choice all = granted("statistics", "third-party");
        assertEquals(undecided, policy.decide(cookie, Choice.UNDECIDED, false));
        assertEquals(refused, policy.decide(cookie, granted(), false));
        assertEquals(refused, policy.decide(cookie, granted(), true));
        assertEquals(granted, policy.decide(cookie, all, false));
        assertEquals(gpc, policy.decide(cookie, Choice.UNDECIDED, true));
        assertEquals(gpcGranted, policy.decide(cookie, all, true));
    }

    @Test
    @DisplayName("57: the signal objects to sale and sharing, and not to statistics of the site alone")
    void appliesSignalOnlyToItsCategories() {
        String json = CATALOGUE.formatted("P1M").replace(", \"gpc\": true", "");
        CookiePolicy unaffected = policy(json);
        CookiePolicy sold = policy(json.replace("\"name\": \"s\"", "\"name\": \"s\", \"saleOrSharing\": true"));

        assertEquals(Decision.OPT_OUT_DEFAULT, unaffected.decide("count", Choice.UNDECIDED, true));
        assertEquals(Decision.GPC, sold.decide("count", Choice.UNDECIDED, true));
        assertEquals(Decision.OPT_OUT_DEFAULT, sold.decide("count", Choice.UNDECIDED, false));
        assertFalse(unaffected.isChoiceNeeded(Choice.UNDECIDED, true));
    }

    @Test
    void asksVisitorWhoseSignalObjectsToNothing() {
        CookiePolicy own = policy(CATALOGUE
                .formatted("P1M")
                .replace(", \"gpc\": true", "")
                .replace("\"name\": \"t\"", "\"name\": \"t\", \"gpc\": false"));

        assertTrue(own.isChoiceNeeded(Choice.UNDECIDED, true));
    }

    private static CookiePolicy policy(String json) {
        return new CookiePolicy(Catalogue.parse(json, "test"), "cookies_preferences", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cookies_preferences", "sid", "count", "_v1", "_map", "_MAP", ""})
    void decidesOnSetCookieLikeOnName(String name) {
        List<CookiePair> sent = new ArrayList<>();
        CookieHeader.read("x=1; " + name + "=1", 0, sent);
        for (Choice choice : List.of(Choice.UNDECIDED, granted(), granted("video"))) {
            assertEquals(policy.decide(name, choice, false), policy.decide(sent.get(1), choice, false));
            assertEquals(policy.decide(name, choice, true), policy.decide(sent.get(1), choice, true));
        }
    }

    @Test
    void grantOfServiceOverridesCategory() {
        Choice video = granted("video");
        assertEquals(Decision.GRANTED, policy.decide("_v1", video, false));
        assertEquals(Decision.REFUSED, policy.decide("_map", video, false));
        assertEquals(List.of(true, false, false), allowed(video, "video", "map", "third-party"));
    }

    @Test
    void allowsUndeclaredCookiesIfConfigured() {
        CookiePolicy passing = new CookiePolicy(catalogue, "cookies_preferences", true);
        assertEquals(Decision.UNDECLARED_ALLOWED, passing.decide("_x", granted(), true));
        assertEquals(Decision.REFUSED, passing.decide("_map", granted(), false));
    }

    @Test
    void keepsUnchangedGrantsAndRefusalsOfStaleChoice() {
        Choice before = granted("statistics", "video", "map");
        CookiePolicy widened =
                new CookiePolicy(Catalogue.parse(CATALOGUE.formatted("P2M"), "test"), "cookies_preferences", false);
        assertEquals(Decision.STALE, widened.decide("_v1", before, false));
        assertEquals(Decision.GRANTED, widened.decide("_map", before, false));
        assertEquals(Decision.GRANTED, widened.decide("count", before, false));
        assertEquals(Decision.EXEMPT, widened.decide("sid", before, false));
        assertEquals(Decision.REFUSED, widened.decide("count", granted("map"), false));
        assertEquals(Decision.STALE, widened.decide("_v1", granted("map"), false));
        assertEquals(Decision.REFUSED, widened.decide("_map", granted("video"), false));
        assertEquals(Decision.STALE, widened.decide("_map", granted("third-party"), false));
    }

    @Test
    void allowsNoUndeclaredCookieByGrant() {
        assertEquals(
                List.of(false, true, false), allowed(granted("third-party"), "nothing", "necessary", "statistics"));
        assertEquals(List.of(true, true), allowed(Choice.UNDECIDED, "statistics", "counter"));
    }

    private List<Boolean> allowed(Choice choice, String... ids) {
        return Arrays.stream(ids).map(id -> policy.allows(id, choice, false)).toList();
    }

    private Choice granted(String... ids) {
        return Choice.of(catalogue, List.of(ids), NOW, ids.length == 0 ? null : ID, Choice.Validity.DEFAULT);
    }
}
