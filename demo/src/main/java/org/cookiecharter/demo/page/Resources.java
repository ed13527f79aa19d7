// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads what is shipped in the jar. */
public final class Resources {
    private Resources() {}

    /** The text of a file below {@code org/cookiecharter/demo/}, or of any where the path begins with a slash. */
    public static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /** The bytes of a file below {@code org/cookiecharter/demo/}, or of any where the path begins with a slash. */
    public static byte[] bytes(String path) {
        try (InputStream in =
                Resources.class.getResourceAsStream(path.startsWith("/") ? path : "/org/cookiecharter/demo/" + path)) {
            if (in == null) {
                throw new IllegalArgumentException("resource (" + path + ") is not in the jar; build the demo again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
