// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the files of stored states. */
class SavedStateTest {
    @Test
    void readsCookiesAndLocalStorageOfStorageStateOfPlaywright() {
        SavedState state = SavedState.parse("""
                {"cookies": [
                   {"name": "sid", "value": "s", "domain": "site.example", "path": "/shop", "expires": -1,
                    "httpOnly": true, "secure": true, "sameSite": "Lax"},
                   {"name": "part", "value": "p", "domain": ".third.example", "path": "/", "expires": 1900000000.5,
                    "httpOnly": false, "secure": true, "sameSite": "None",
                    "partitionKey": "https://site.example", "_crHasCrossSiteAncestor": true}],
                 "origins": [
                   {"origin": "https://site.example", "indexedDB": [],
                    "localStorage": [{"name": "theme", "value": "dark"}]}]}""");
        assertEquals(
                List.of(
                        "{\"name\":\"sid\",\"value\":\"s\",\"domain\":\"site.example\",\"path\":\"/shop\","
                                + "\"httpOnly\":true,\"secure\":true,\"sameSite\":\"Lax\"}",
                        "{\"name\":\"part\",\"value\":\"p\",\"domain\":\".third.example\",\"path\":\"/\","
                                + "\"httpOnly\":false,\"secure\":true,\"expires\":1900000000.5,\"sameSite\":\"None\","
                                + "\"partitionKey\":{\"topLevelSite\":\"https://site.example\",\"hasCrossSiteAncestor\":true}}"),
                state.cookies().stream().map(String::valueOf).toList());
        assertEquals(Map.of("https://site.example", Map.of("theme", "dark")), state.storage());
    }

    @Test
    void rejectsTextOfAnotherFormat() {
        for (String text : List.of(
                "",
                "[]",
                "{}",
                "<html>",
                "{\"cookies\": {}}",
                "{\"cookies\": [1]}",
                "{\"cookies\": [{\"name\": \"a\", \"value\": \"b\"}]}",
                "{\"cookies\": [{\"name\": \"a\", \"value\": \"b\", \"domain\": \"c\", \"expires\": \"soon\"}]}",
                "{\"cookies\": [{\"name\": \"a\", \"value\": \"b\", \"domain\": \"c\", \"sameSite\": \"Some\"}]}",
                "{\"origins\": [{\"localStorage\": []}]}")) {
            assertThrows(IllegalArgumentException.class, () -> SavedState.parse(text), text);
        }
    }
}
