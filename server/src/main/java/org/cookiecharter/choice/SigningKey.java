// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.choice;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import org.cookiecharter.format.HmacSha256;
import org.jspecify.annotations.Nullable;

/** A secret key that signs choices by HMAC-SHA256, truncated to 128 bits. Its bytes are never exposed. Thread-safe. */
public final class SigningKey {
    private static final int SIGNATURE_BYTES = 16;

    private final Instant since;
    private final byte[] key;
    /**
     * Created on the first signature, because loading the classes for it takes time that would delay the startup of
     * each site.
     */
    private volatile @Nullable Mac mac;

    /**
     * Creates a key.
     *
     * @param since the time of the first choice that it signs
     * @param bytes 32 random bytes; copied
     */
    public SigningKey(Instant since, byte[] bytes) {
        this.since = since;
        this.key = bytes.clone();
    }

    /** Returns the time of the first choice that it signs. */
    public Instant since() {
        return since;
    }

    /**
     * Returns the signature of a text.
     *
     * @param text the text, in ASCII
     * @return 22 characters of base64url
     */
    public String sign(String text) {
        try {
            // A Mac is stateful, so each signature uses its own; a clone reuses the initialization of the key.
            byte[] fullSignature = ((Mac) initializedMac().clone()).doFinal(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(fullSignature, SIGNATURE_BYTES));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's HMAC-SHA256 can be cloned", e);
        }
    }

    /** Returns the initialized Mac. Threads that create it at the same time create equal ones. */
    private Mac initializedMac() {
        Mac existing = mac;
        if (existing != null) {
            return existing;
        }
        Mac created = HmacSha256.newMac(key);
        mac = created;
        return created;
    }
}
