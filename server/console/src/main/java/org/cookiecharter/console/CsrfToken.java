// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The token that every form contains, which only the console can compute: it depends on the user and on a secret. */
final class CsrfToken {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param secret random bytes, at least 32 */
    CsrfToken(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Returns the token of a user. */
    String of(String user) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] code = mac.doFinal(("console form\n" + user).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Returns whether this is the token of a user. The time that this takes does not depend on the token. */
    boolean isValid(String token, String user) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), of(user).getBytes(StandardCharsets.UTF_8));
    }
}
