// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.choice.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cookiecharter.choice.Choice;
import org.cookiecharter.choice.SigningKey;

/** Tests that any value is rejected unless this site could have written it. */
class ChoiceCookieFuzzTest {
    private static final byte[] KEY = new byte[32];
    private static final Instant NOW = Instant.ofEpochSecond(1_795_430_000);
    private static final SigningKeys KEYS = new SigningKeys(List.of(new SigningKey(Instant.EPOCH, KEY)));
    private static final ChoiceCookie COOKIE = new ChoiceCookie(() -> KEYS, Choice.Validity.DEFAULT);

    @FuzzTest
    void rejectsForgedChoices(byte[] data) throws GeneralSecurityException {
        String value = new String(data, StandardCharsets.UTF_8);
        Choice choice = COOKIE.read(value, NOW);
        if (choice.isDecided()) {
            assertTrue(value.endsWith(signed(value.substring(0, value.lastIndexOf("&sig=")))), value);
        }
    }

    /** With a valid signature, so that the fuzzer reaches the code behind its verification. */
    @FuzzTest
    @DictionaryEntries({
        "v=1&rev=",
        "&at=",
        "&until=",
        "&id=",
        "&ok=",
        "&no=",
        "&sig=",
        "AAAAAAAAAAAAAAAAAAAAAA",
        "1795430000",
        "~000000."
    })
    void readsChoiceThatWasWritten(byte[] data) throws GeneralSecurityException {
        String text = new String(data, StandardCharsets.UTF_8);
        String value = text + signed(text);
        Choice choice = COOKIE.read(value, NOW);
        Instant at = choice.at();
        if (at != null) {
            assertFalse(at.isAfter(NOW.plus(Duration.ofDays(1))), value);
            assertFalse(choice.until() == null || NOW.isAfter(choice.until()), value);
            assertEquals(choice, COOKIE.read(COOKIE.write(choice), NOW), value);
        }
    }

    private static String signed(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        return "&sig=" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, 16));
    }
}
