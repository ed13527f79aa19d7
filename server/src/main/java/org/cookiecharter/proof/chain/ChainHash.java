// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.cookiecharter.format.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of chain entries. This is version 1 of the encoding, which never changes; a later version has another
 * first byte.
 *
 * <p>The <em>content</em> of a record is the SHA-256 of: the byte 1; its salt, 16 bytes; {@code at} and {@code until},
 * each the seconds since the epoch as 8 bytes; then id, host, revision, language, banner, shown, granted, refused,
 * method and client, in this order, each as the number of its UTF-8 bytes (4 bytes; ff ff ff ff for null) followed by
 * these bytes. The ids of a list are separated by single spaces. Numbers are signed and big-endian.
 *
 * <p>The <em>hash</em> of a record is the SHA-256 of: the byte 1; the name of its node as a text, like those above; its
 * place in the node's chain, from 1, as 8 bytes; the hash of the previous record, 32 bytes, all zero for the first; its
 * content, 32 bytes.
 *
 * <p>The content of a removal of records is the SHA-256 of: the byte 2; its salt, 16 bytes; its time, the seconds since
 * the epoch as 8 bytes; its JSON text, like the texts above. The content of a document's entry is computed in the same
 * way with the byte 3. The hashes of both are computed like that of a record.
 *
 * <p>This allows a record to lose its content without losing its place: only the hash of the content of an erased
 * record remains. The salt is erased with the content, so that the hash does not reveal the content even to someone who
 * guesses it.
 *
 * <p>Not thread-safe.
 */
public final class ChainHash {
    public static final int SALT_BYTES = 16;
    private static final byte VERSION = 1;

    private final MessageDigest digest = Sha256.newDigest();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    public static byte[] initialHash() {
        return new byte[Sha256.BYTES];
    }

    /** Returns the hash of a row's content as it is stored, even if it is not a valid record. */
    public byte[] content(byte[] salt, long at, long until, @Nullable String... texts) {
        digest.update(VERSION);
        digest.update(salt);
        add(at);
        add(until);
        for (String text : texts) {
            add(text);
        }
        return digest.digest();
    }

    /** Returns the hash of the content of an entry that is not a consent record. */
    public byte[] content(EntryKind kind, byte[] salt, long at, String json) {
        digest.update(kind.version());
        digest.update(salt);
        add(at);
        add(json);
        return digest.digest();
    }

    public byte[] hash(String node, long place, byte[] previous, byte[] content) {
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
