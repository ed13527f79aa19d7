// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256, the only hash function of a store. */
final class Hash {
    static final int BYTES = 32;

    private Hash() {}

    /** Returns whether the bytes have the length of a hash. */
    static boolean isHash(byte @Nullable [] bytes) {
        return bytes != null && bytes.length == BYTES;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
