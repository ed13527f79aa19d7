// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CookieDeclaration;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.catalogue.Storage;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.SetCookieParser;

/** Tests any header with our parser, with RFC 6265bis, and with Jetty's client. */
class SetCookieFuzzTest {
    private static final String DICTIONARY = "/org/cookiecharter/decision/set-cookie.dict";
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final SetCookieParser JETTY = SetCookieParser.newInstance();
    private static final List<CookieDeclaration> DECLARED = declared();
    private static final DeclaredCookie MONTH = DECLARED.get(0).cookie();
    private static final DeclaredCookie SESSION = DECLARED.get(1).cookie();
    private static final DeclaredCookie STRICT = DECLARED.get(2).cookie();

    @FuzzTest
    @DictionaryFile(resourcePath = DICTIONARY)
    void parsesAnySetCookieLikeBrowsers(byte[] data) {
        String field = new String(data, StandardCharsets.ISO_8859_1);
        SetCookie ours = SetCookie.of(field);
        BrowserCookie browsers = BrowserCookie.of(field);

        assertEquals(browsers.nameItComesBackWith(), ours.name());
        assertEquals(browsers.isDeletedAt(NOW), ours.isDeletion(NOW));
        HttpCookie jettys = isSimple(field) ? JETTY.parse(field) : null;
        if (jettys != null) {
            assertEquals(jettys.getName(), ours.name());
        }
    }

    @FuzzTest
    @DictionaryFile(resourcePath = DICTIONARY)
    void limitsLifetimeAndAttributesOfAnyHeader(byte[] data) {
        String field = new String(data, StandardCharsets.ISO_8859_1);
        SetCookie cookie = SetCookie.of(field);
        if (cookie.isDeletion(NOW)) {
            return;
        }

        String month = limited(cookie, MONTH);
        BrowserCookie blocked = BrowserCookie.of(month);
        assertTrue(blocked.secondsFrom(NOW) <= MONTH.duration().seconds(), month);
        assertFalse(blocked.isDeletedAt(NOW), month);
        isTheSame(field, month);
        assertEquals(month, limited(SetCookie.of(month), MONTH));

        if (!cookie.lifetime().mayExceed(MONTH.duration(), NOW)) {
            assertEquals(field, month);
        }
        String session = limited(cookie, SESSION);
        if (!cookie.lifetime().mayExceed(SESSION.duration(), NOW)) {
            assertEquals(field, session);
        }
        assertEquals(BrowserCookie.SESSION, BrowserCookie.of(session).secondsFrom(NOW), session);
        isTheSame(field, session);

        String hardened = limited(cookie, STRICT);
        BrowserCookie hard = BrowserCookie.of(hardened);
        assertTrue(hard.has("secure") && hard.has("httponly"), hardened);
        assertEquals("strict", hard.last("samesite").toLowerCase(Locale.ROOT), hardened);
        isTheSame(field, hardened);
        assertEquals(hardened, limited(SetCookie.of(hardened), STRICT));
    }

    /**
     * Returns whether Jetty's client parses a header correctly: it fails at control characters, which browsers reject,
     * and extends a name across a semicolon if there is no equals sign before it.
     */
    private static boolean isSimple(String field) {
        return field.chars().noneMatch(Character::isISOControl) && field.split(";", 2)[0].contains("=");
    }

    private static void isTheSame(String field, String changed) {
        assertEquals(
                BrowserCookie.of(field).sentBack(), BrowserCookie.of(changed).sentBack());
        assertEquals(
                BrowserCookie.of(field).last("path"), BrowserCookie.of(changed).last("path"));
        assertEquals(
                BrowserCookie.of(field).last("domain"),
                BrowserCookie.of(changed).last("domain"));
    }

    private static String limited(SetCookie cookie, DeclaredCookie declared) {
        LimitedSetCookie limited = cookie.limitTo(declared, true, NOW);
        return limited == null ? cookie.header() : limited.header();
    }

    private static List<CookieDeclaration> declared() {
        return Catalogue.parse("""
                {"site": "https://example.org", "language": "en",
                 "categories": [{"id": "needed", "consent": "exempt", "name": "Needed"}],
                 "services": [{"id": "login", "provider": "Us", "name": "Login", "category": "needed", "cookies": [
                   {"name": "month", "purpose": "Session", "duration": "P30D"},
                   {"name": "session", "purpose": "Session", "duration": "session"},
                   {"name": "strict", "purpose": "Session", "duration": "P30D",
                    "secure": true, "httpOnly": true, "sameSite": "Strict"}]}]}
                """, "declared.json").declarations(Storage.COOKIE);
    }
}
