// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalPathTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/datasets/velos, /datasets/velos",
        "/a?b=c#d, /a?b=c#d",
        ", /",
        "a, /",
        "//evil.example, /",
        "/\\evil.example, /",
        "/%5cevil.example, /",
        "https://evil.example/, /",
        "'/a\r\nSet-Cookie: b=c', /",
    })
    void acceptsOnlyLocalPaths(String path, String expected) {
        assertEquals(expected, LocalPath.of(path));
    }
}
