// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.cookiecharter.format.HmacSha256;

/** The token that every form contains, which only the console can compute: it depends on the user and on a secret. */
final class CsrfToken {
    private final byte[] secret;

    /** @param secret random bytes, at least 32 */
    CsrfToken(byte[] secret) {
        this.secret = secret.clone();
    }

    /** Returns the token of a user. */
    String of(String user) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(HmacSha256.of(secret, "console form\n" + user));
    }

    /** Returns whether this is the token of a user. The time that this takes does not depend on the token. */
    boolean isValid(String token, String user) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), of(user).getBytes(StandardCharsets.UTF_8));
    }
}
