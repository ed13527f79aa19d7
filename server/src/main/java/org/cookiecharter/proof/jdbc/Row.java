// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.cookiecharter.choice.ChoiceMethod;
import org.cookiecharter.proof.ConsentRecord;
import org.cookiecharter.proof.chain.ChainHash;
import org.jspecify.annotations.Nullable;

/**
 * The content of a record as its row contains it: lists as texts, times as seconds since the epoch. Nothing is
 * validated here, because another program may have written the row.
 *
 * @param salt 16 random bytes
 */
@SuppressWarnings("ArrayRecordComponent") // The arrays are never changed, and instances never compared.
record Row(
        byte[] salt,
        @Nullable String id,
        long at,
        long until,
        String host,
        String revision,
        String language,
        String banner,
        String shown,
        String granted,
        String refused,
        String method,
        @Nullable String client) {

    static Row of(byte[] salt, ConsentRecord record) {
        return new Row(
                salt,
                record.id(),
                record.at().getEpochSecond(),
                record.until().getEpochSecond(),
                record.host(),
                record.revision(),
                record.language(),
                record.banner(),
                record.shown(),
                String.join(" ", record.granted()),
                String.join(" ", record.refused()),
                record.method().text(),
                record.client());
    }

    byte[] content(ChainHash chainHash) {
        return chainHash.content(
                salt, at, until, id, host, revision, language, banner, shown, granted, refused, method, client);
    }

    /**
     * Returns the row as a record.
     *
     * @throws RuntimeException if it is not a valid record
     */
    ConsentRecord toRecord() {
        return new ConsentRecord(
                id,
                Instant.ofEpochSecond(at),
                Instant.ofEpochSecond(until),
                host,
                revision,
                language,
                banner,
                shown,
                ids(granted),
                ids(refused),
                Objects.requireNonNull(ChoiceMethod.of(method), () -> "method (" + method + ") is unknown"),
                client);
    }

    static List<String> ids(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
