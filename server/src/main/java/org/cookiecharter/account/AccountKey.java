// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.account;

import java.util.Base64;
import org.cookiecharter.format.HmacSha256;

/**
 * The keyed hash by which an account is stored (HMAC-SHA256, in base64url). Without the key, which is in the proof
 * store, nobody can compute it from a pseudonym; the pseudonym itself is stored nowhere.
 */
public final class AccountKey {
    /** The length of a keyed hash in characters. */
    public static final int LENGTH = 43;

    /** Distinguishes this use of the store's secret from the hashes of client addresses. */
    private static final String PURPOSE = "accounts";

    private AccountKey() {}

    /**
     * Returns the keyed hash of an account.
     *
     * @param secret the secret of the proof store
     * @param site the name of the site among several that share the store; empty if it is the only one
     * @param pseudonym the name of the account in the application
     */
    public static String of(byte[] secret, String site, String pseudonym) {
        byte[] key = HmacSha256.of(secret, PURPOSE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(HmacSha256.of(key, site + ' ' + pseudonym));
    }
}
