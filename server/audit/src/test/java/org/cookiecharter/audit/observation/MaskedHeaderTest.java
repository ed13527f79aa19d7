// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the masking of header fields. */
class MaskedHeaderTest {
    @Test
    void masksEveryValueThatIsNotKnownToBeHarmless() {
        Map.of(
                        "Cookie: a=1; b=x=2; nameless", "a=…; b=…; …",
                        "Set-Cookie: sid=secret; Path=/; HttpOnly", "sid=…; Path=/; HttpOnly",
                        "Authorization: Bearer secret", "…",
                        "Proxy-Authorization: Basic secret", "…",
                        "X-Api-Key: secret", "…",
                        "ETag: \"secret\"", "…",
                        "Sec-WebSocket-Key: secret", "…",
                        "Referer: https://me:pw@a.example/?q=secret#x", "https://a.example/?q=…",
                        "Location: /next?token=secret", "/next?token=…",
                        "Content-Type: text/html", "text/html")
                .forEach((field, masked) -> {
                    String[] parts = field.split(": ", 2);
                    assertEquals(new MaskedHeader(parts[0], masked), MaskedHeader.of(parts[0], parts[1]));
                });
        assertEquals("1", MaskedHeader.of("sec-gpc", "1").value());
    }
}
