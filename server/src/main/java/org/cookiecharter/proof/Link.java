// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that a chain of records hashes. Version 1 of the encoding, which never changes; a later one has another first
 * byte.
 *
 * <p>The <em>content</em> of a record is the SHA-256 of: the byte 1; its salt, 16 bytes; {@code at} and {@code until},
 * each the seconds since the epoch as 8 bytes; then id, host, revision, language, banner, shown, granted, refused, method
 * and client, in this order, each as the number of its UTF-8 bytes (4 bytes; ff ff ff ff for null) and these bytes. The
 * ids of a list are parted by single spaces. Numbers are signed and big-endian.
 *
 * <p>The <em>hash</em> of a record is the SHA-256 of: the byte 1; the name of its node as a text, like those above; its
 * place in the node's chain, from 1, as 8 bytes; the hash of the record before it, 32 bytes, all zero for the first; its
 * content, 32 bytes.
 *
 * <p>The content of a removal of records is the SHA-256 of: the byte 2; its salt, 16 bytes; its time, the seconds since the
 * epoch as 8 bytes; its JSON text, like the texts above. Its hash is made as that of a record.
 *
 * <p>So a record can lose what it says and keep its place: of an erased one the content's hash stays. The salt goes with
 * the rest, so that what stays says nothing even to who guesses right.
 *
 * <p>Of one thread at a time.
 */
final class Link {
    static final int SALT_BYTES = 16;
    private static final byte VERSION = 1;
    private static final byte REMOVAL = 2;

    private final MessageDigest digest = Hash.sha256();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    static byte[] beforeTheFirst() {
        return new byte[Hash.BYTES];
    }

    /** The hash of what a row says, as it stands in the store, whether or not it makes a record. */
    byte[] content(byte[] salt, long at, long until, @Nullable String... texts) {
        digest.update(VERSION);
        digest.update(salt);
        add(at);
        add(until);
        for (String text : texts) {
            add(text);
        }
        return digest.digest();
    }

    /** The content of a removal of records. */
    byte[] removal(byte[] salt, long at, String json) {
        digest.update(REMOVAL);
        digest.update(salt);
        add(at);
        add(json);
        return digest.digest();
    }

    byte[] hash(String node, long place, byte[] previous, byte[] content) {
        digest.update(VERSION);
        add(node);
        add(place);
        digest.update(previous);
        digest.update(content);
        return digest.digest();
    }

    private void add(long value) {
        digest.update(number.clear().putLong(value).flip());
    }

    private void add(@Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update(number.clear().putInt(text == null ? -1 : bytes.length).flip());
        digest.update(bytes);
    }
}
