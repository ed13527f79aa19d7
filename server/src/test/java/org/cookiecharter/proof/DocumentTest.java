// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.cookiecharter.format.Sha256;
import org.cookiecharter.proof.ProofStore.Document;
import org.cookiecharter.proof.chain.ChainHash;
import org.cookiecharter.proof.chain.DocumentRecord;
import org.cookiecharter.proof.chain.EntryKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");
    private static final ChainHead HEAD = new ChainHead("one", 3, HASH);

    @ParameterizedTest
    @CsvSource({
        "'',label,%",
        "Catalogue,label,%",
        "1a,label,%",
        "a b,label,%",
        "a,'two\nlines',%",
        "a,label,''",
        "a,label,ABC",
        "a,label,%0",
    })
    void rejectsInvalidDocument(String kind, String label, String hash) {
        assertThrows(
                IllegalArgumentException.class, () -> new Document(kind, label, hash.replace("%", HASH), null, null));
    }

    @Test
    void rejectsInvalidHashOfDetailsAndPrevious() {
        assertThrows(IllegalArgumentException.class, () -> new Document("a", "", HASH, "0", null));
        assertThrows(IllegalArgumentException.class, () -> new Document("a", "", HASH, null, "0"));
        assertThrows(IllegalArgumentException.class, () -> new Document("a", "l".repeat(201), HASH, null, null));
    }

    @Test
    void parsesItsOwnTextOnly() {
        DocumentRecord all = new DocumentRecord(new Document("audit", "\"é\" <b>", HASH, HASH, HASH), AT, HEAD);
        DocumentRecord few = new DocumentRecord(new Document("audit", "", HASH, null, null), AT, null);
        assertEquals(all, DocumentRecord.parse(all.json()));
        assertEquals(few, DocumentRecord.parse(few.json()));
        assertEquals(
                "{\"kind\":\"audit\",\"label\":\"\",\"hash\":\"" + HASH + "\",\"at\":\"2026-11-23T12:00:00Z\"}",
                few.json());
        assertNull(DocumentRecord.parse(few.json().replace(":", ": ")));
        assertNull(DocumentRecord.parse(few.json().replace("{", "{\"more\":1,")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{", "{\"kind\":null}", "{\"first\":1}", "1"})
    void rejectsOtherText(String text) {
        assertNull(DocumentRecord.parse(text));
    }

    /** The encoding never changes. Computed by Python's hashlib. */
    @Test
    void hashesContentByDocumentedEncoding() {
        byte[] salt = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
        assertEquals(
                "4ca19b2e0b60edcecbafa9ce7e92657f6799432fe22305e674e17a5c5a28267c",
                Sha256.hex(new ChainHash().content(EntryKind.DOCUMENT, salt, AT.getEpochSecond(), "{\"é\":1}")));
        assertEquals(
                "b9e181687a9776b10e46ecc904681b89bc2739bac25e4a232c765502fcf18bac",
                Sha256.hex(new ChainHash().content(EntryKind.REMOVAL, salt, AT.getEpochSecond(), "{\"é\":1}")));
    }
}
