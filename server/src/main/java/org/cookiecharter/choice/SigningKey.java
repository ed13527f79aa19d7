// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.choice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A secret that signs choices: HMAC-SHA256, cut to 128 bits. Its bytes are given out to nobody. Safe for use by several
 * threads.
 */
public final class SigningKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;

    private final Instant since;
    private final SecretKeySpec key;
    /** Made when something is signed first: what Java loads for it, no site waits for when it starts. */
    private volatile @Nullable Mac mac;

    /**
     * @param since the first moment whose choices it signs
     * @param bytes 32 random ones; copied
     */
    public SigningKey(Instant since, byte[] bytes) {
        this.since = since;
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** The first moment whose choices it signs. */
    public Instant since() {
        return since;
    }

    /**
     * The signature of a text.
     *
     * @param text of ASCII characters
     * @return 22 characters of base64url
     */
    public String sign(String text) {
        try {
            // A Mac holds state, so each use has its own; a clone keeps the key's preparation.
            byte[] whole = ((Mac) prepared().clone()).doFinal(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, SIGNATURE_BYTES));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's " + ALGORITHM + " can be cloned", e);
        }
    }

    /** Ready to sign. Whoever makes it first makes the same. */
    private Mac prepared() {
        Mac known = mac;
        if (known != null) {
            return known;
        }
        try {
            Mac made = Mac.getInstance(ALGORITHM);
            made.init(key);
            mac = made;
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
