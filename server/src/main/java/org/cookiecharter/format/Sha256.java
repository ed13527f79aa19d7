// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.format;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256, the only hash function of the product. */
public final class Sha256 {
    /** The length of a hash in bytes. */
    public static final int BYTES = 32;

    private Sha256() {}

    /** Returns a new digest, for content in several parts. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the hash of the content, in 64 lowercase hex digits. */
    public static String hexOf(byte[] content) {
        return hex(newDigest().digest(content));
    }

    /** Returns a hash in lowercase hex digits. */
    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** Returns whether the bytes have the length of a hash. */
    public static boolean isHash(byte @Nullable [] bytes) {
        return bytes != null && bytes.length == BYTES;
    }
}
