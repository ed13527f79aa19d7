// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LogTextTest {
    @Test
    void escapesControlCharacters() {
        assertEquals("a\\u000D\\u000Ab", LogText.of("a\r\nb"));
        // Terminals interpret the second as the start of a control sequence.
        assertEquals("\\u001B[2J \\u009B2J \\u007F", LogText.of("\u001b[2J \u009b2J \u007f"));
        assertEquals("é \"日本\"", LogText.of("é \"日本\""));
    }

    @Test
    void truncatesLongText() {
        assertEquals("n".repeat(80), LogText.of("n".repeat(80)));
        assertEquals("n".repeat(80) + '…', LogText.of("n".repeat(81)));
        assertEquals('"' + "n".repeat(80) + "…\"", LogText.quote("n".repeat(1000)));
    }
}
