// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import java.util.Objects;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.decision.CookiePolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the attributes that a declaration adds to a cookie. */
class AttributeHardeningTest {
    private static final Catalogue CATALOGUE = Catalogue.parse("""
                    {"site": "https://example.org", "language": "en",
                     "categories": [{"id": "needed", "consent": "exempt", "name": "n"}],
                     "services": [{"id": "login", "provider": "p", "name": "n", "category": "needed", "cookies": [
                       {"name": "none", "purpose": "p", "duration": "P1D"},
                       {"name": "secure", "purpose": "p", "duration": "P1D", "secure": true},
                       {"name": "http", "purpose": "p", "duration": "P1D", "httpOnly": true},
                       {"name": "lax", "purpose": "p", "duration": "P1D", "sameSite": "Lax"},
                       {"name": "strict", "purpose": "p", "duration": "P1D", "sameSite": "Strict"},
                       {"name": "all", "purpose": "p", "duration": "P1D",
                        "secure": true, "httpOnly": true, "sameSite": "Strict"}]}]}
                    """, "test");

    private static String hardened(String field, boolean secure) {
        SetCookie cookie = SetCookie.of(field);
        LimitedSetCookie limited = cookie.limitTo(declared(cookie.name()), secure, Instant.EPOCH);
        return limited == null ? field : limited.header();
    }

    private static DeclaredCookie declared(String name) {
        return Objects.requireNonNull(new CookiePolicy(CATALOGUE, "own", false).declaration(name))
                .cookie();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    secure=1                                   | secure=1; Secure
                    secure=1;                                  | secure=1;; Secure
                    secure=1; Path=/; securely                 | secure=1; Path=/; securely; Secure
                    http=1; Path=/                             | http=1; Path=/; HttpOnly
                    http=1; x=httponly                         | http=1; x=httponly; HttpOnly
                    lax=1                                      | lax=1; SameSite=Lax
                    lax=1; SameSite=None; Secure               | lax=1; SameSite=Lax; Secure
                    lax=1; samesite = NONE ;Path=/             | lax=1; SameSite=Lax;Path=/
                    lax=1; SameSite                            | lax=1; SameSite=Lax
                    lax=1; SameSite=; Path=/                   | lax=1; SameSite=Lax; Path=/
                    lax=1; SameSite=Sloppy                     | lax=1; SameSite=Lax
                    lax=1; SameSite=Strict; SameSite=None      | lax=1; SameSite=Strict; SameSite=Lax
                    lax=1; SameSite=Strict; SameSite=Odd       | lax=1; SameSite=Strict; SameSite=Lax
                    strict=1; SameSite=Lax                     | strict=1; SameSite=Strict
                    strict=1; SameSite=None; X=é; SameSite=lax | strict=1; SameSite=None; X=é; SameSite=Strict
                    all=SameSite=Strict                        | all=SameSite=Strict; Secure; HttpOnly; SameSite=Strict
                    =all=1                                     | =all=1; Secure; HttpOnly; SameSite=Strict
                    """)
    void addsMissingAndStrengthensWeakAttributes(String field, String stricter) {
        assertEquals(stricter, hardened(field, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none=1; SameSite=None",
                "secure=1; SECURE",
                "secure=1;secure=no; Path=/",
                "http=1;\t HttpOnly ;;",
                "lax=1; SameSite=Lax",
                "lax=1; SameSite=STRICT",
                "lax=1; SameSite=None; SameSite=lax",
                "strict=1; SameSite=strict ; SameParty",
                "all=1; Max-Age=junk; SameSite=Strict; HttpOnly; Secure"
            })
    void forwardsStrictHeadersByteForByte(String field) {
        assertSame(field, hardened(field, true));
    }

    /** Browsers do not store a Secure cookie that is set over plain HTTP: it would be lost. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    secure=1         | secure=1
                    secure=1; Secure | secure=1; Secure
                    all=1            | all=1; HttpOnly; SameSite=Strict
                    """)
    void addsSecureOnlyOnSecureConnections(String field, String stricter) {
        assertEquals(stricter, hardened(field, false));
    }

    /** Browsers ignore an attribute of more than 1024 octets, so an earlier one applies. */
    @ParameterizedTest
    @ValueSource(ints = {1024, 1025})
    void ignoresEndlessAttribute(int length) {
        String field = "lax=1; SameSite=Strict; SameSite=" + "x".repeat(length);
        assertEquals(length > 1024 ? field : "lax=1; SameSite=Strict; SameSite=Lax", hardened(field, true));
        String secure = "secure=1; Secure=" + "x".repeat(length);
        assertEquals(length > 1024 ? secure + "; Secure" : secure, hardened(secure, true));
    }
}
