// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.browser;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests which files are accepted as browsers. */
class BrowserProgramTest {
    @Test
    void rejectsFirefoxAndFilesThatCannotBeStarted() {
        for (String file : new String[] {"/usr/bin/firefox-esr", "firefox", "/no/such/file"}) {
            String message =
                    String.valueOf(assertThrows(IllegalArgumentException.class, () -> BrowserProgram.of(Path.of(file)))
                            .getMessage());
            assertTrue(message.contains("Chromium, Chrome or Edge"), message);
        }
    }
}
