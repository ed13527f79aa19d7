// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.cookiecharter.format.Sha256;

/**
 * A value of which only the length and a fingerprint are stored. Equal values of one audit have equal fingerprints;
 * those of another audit differ, because each has a random key.
 *
 * @param length the number of characters
 * @param fingerprint eight hex digits
 */
public record MaskedValue(int length, String fingerprint) {
    private static final String KEY = key();

    /** Masks a value. */
    public static MaskedValue of(String value) {
        return new MaskedValue(
                value.length(),
                Sha256.hexOf((KEY + value).getBytes(StandardCharsets.UTF_8)).substring(0, 8));
    }

    private static String key() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        String key = HexFormat.of().formatHex(bytes);
        Arrays.fill(bytes, (byte) 0);
        return key;
    }
}
