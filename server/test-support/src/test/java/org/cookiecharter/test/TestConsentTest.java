// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.cookie.ChoiceCookie;
import org.cookiecharter.consent.CookieAction;
import org.cookiecharter.consent.CookieEvent;
import org.cookiecharter.consent.Decision;
import org.cookiecharter.consent.SiteRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mock.web.MockHttpServletRequest;

/** Tests of signed choices, of the checks of cookies, and of the JUnit extension. */
class TestConsentTest {
    static final Catalogue CATALOGUE = Catalogue.parse("""
            {"site": "https://example.org", "language": "en",
             "controller": {"name": "Town", "contact": "privacy@example.org"},
             "categories": [
              {"id": "needed", "consent": "exempt", "name": "Necessary"},
              {"id": "statistics", "consent": "opt-in", "name": "Statistics", "purpose": "Count"}],
             "services": [
              {"id": "login", "provider": "Town", "name": "Login", "category": "needed", "cookies": [
                {"name": "sid", "purpose": "Session", "duration": "session"}]},
              {"id": "counter", "provider": "Town", "name": "Counter", "category": "statistics", "cookies": [
                {"name": "_c", "purpose": "Count", "duration": "P6M"}]}]}
            """, "test.json");

    @RegisterExtension
    final ConsentExtension consent = ConsentExtension.of(CATALOGUE);

    private Choice read(TestChoice choice) {
        String cookie = choice.cookie();
        return new ChoiceCookie(consent.proofs()::keys, Choice.Validity.DEFAULT)
                .read(cookie.substring(cookie.indexOf('=') + 1), Instant.now());
    }

    @Test
    void signsGrantWithKeyOfStore() {
        TestChoice choice = consent.visitors().granting("counter");
        assertTrue(choice.cookie().startsWith("cookies_preferences=v=1&"), choice.cookie());
        assertEquals(Set.of("counter"), read(choice).ids());
        assertEquals(
                Set.of("statistics"), read(consent.visitors().acceptingAll()).ids());
    }

    @Test
    void signsRefusalWithoutIdentifier() {
        Choice refusal = read(consent.visitors().refusingAll());
        assertTrue(refusal.isCurrent(CATALOGUE));
        assertEquals(Set.of(), refusal.ids());
    }

    @Test
    void signsChoiceUnderOtherCookieName() {
        TestChoice choice = consent.visitors().withCookieName("choice").granting("counter");
        assertTrue(choice.cookie().startsWith("choice=v=1&"), choice.cookie());
        choice.assertAllows(List.of("choice=x", "_c=1"));
    }

    @Test
    void rejectsGrantOfUnknownService() {
        assertThrows(IllegalArgumentException.class, () -> consent.visitors().granting("advertising"));
    }

    @Test
    void allowsDeclaredAndGrantedCookiesAndDeletions() {
        consent.visitors()
                .granting("counter")
                .assertAllows(List.of("sid=1; Path=/", "_c=1; Max-Age=60", "old=; Max-Age=0"));
    }

    @Test
    void namesUndeclaredCookieAndLineToAdd() {
        AssertionError error = assertThrows(
                AssertionError.class,
                () -> consent.visitors().undecided().assertAllows(List.of("sid=1", "basket=1; Max-Age=172800")));
        assertEquals(
                "The response sets the cookie \"basket\", which the catalogue does not declare. Stop setting it, or add to the cookies of a service:\n  { \"name\": \"basket\", \"purpose\": \"…\", \"duration\": \"P2D\" }",
                error.getMessage());
    }

    @Test
    void lineToAddIsValidInCatalogue() {
        for (String cookie : List.of("a\\b=1", "b=1; Max-Age=90", "c=1; Max-Age=100000")) {
            String violation =
                    consent.visitors().undecided().violations(List.of(cookie)).get(0);
            String line = violation.substring(violation.indexOf("\n  ") + 3);
            Catalogue.parse("""
                    {"site": "https://example.org", "language": "en",
                     "controller": {"name": "Town", "contact": "privacy@example.org"},
                     "categories": [{"id": "needed", "consent": "exempt", "name": "Necessary"}],
                     "services": [{"id": "login", "provider": "Town", "name": "Login", "category": "needed",
                       "cookies": [%s]}]}""".formatted(line), "line.json");
        }
    }

    @Test
    void namesServiceOfCookieWithoutConsent() {
        assertEquals(
                List.of(
                        "The response sets the cookie \"_c\" of the service \"counter\" without consent: refused by the visitor."),
                consent.visitors().refusingAll().violations(List.of("_c=1")));
    }

    @Test
    void addsChoiceToMockRequestBesideItsCookies() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new Cookie("sid", "1"));
        MockMvcConsent.choice(consent.visitors().granting("counter")).postProcessRequest(request);
        assertEquals("cookies_preferences", request.getCookies()[1].getName());
        assertEquals("sid", request.getCookies()[0].getName());
    }

    @Test
    void listenerCollectsUndeclaredCookiesOfApplicationOnly() {
        BlockedCookies blocked = new BlockedCookies();
        Object[][] events = {
            {"new", CookieAction.BLOCKED, Decision.UNDECLARED},
            {"sent", CookieAction.STRIPPED, Decision.UNDECLARED},
            {"_c", CookieAction.BLOCKED, Decision.UNDECIDED}
        };
        SiteRequest request = (SiteRequest) Proxy.newProxyInstance(
                SiteRequest.class.getClassLoader(),
                new Class<?>[] {SiteRequest.class},
                (proxy, method, values) -> null);
        for (Object[] event : events) {
            blocked.onCookie(request, new CookieEvent((String) event[0], (CookieAction) event[1], (Decision) event[2]));
        }
        assertEquals(List.of("new"), blocked.names());
        assertThrows(AssertionError.class, blocked::assertNone);
        blocked.clear();
        blocked.assertNone();
    }
}
