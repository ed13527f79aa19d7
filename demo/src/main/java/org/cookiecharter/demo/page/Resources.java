// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A loader of resources in the jar. */
public final class Resources {
    private Resources() {}

    /**
     * Returns the text of a file under {@code org/cookiecharter/demo/}, or of any resource if the path starts with a
     * slash.
     */
    public static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /**
     * Returns the bytes of a file under {@code org/cookiecharter/demo/}, or of any resource if the path starts with a
     * slash.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public static byte[] bytes(String path) {
        byte[] bytes = find(path);
        if (bytes == null) {
            throw new IllegalArgumentException("resource (" + path + ") is missing in the jar; rebuild the demo");
        }
        return bytes;
    }

    /** Returns the bytes of the file that {@link #bytes} would return, or null if there is none. */
    static byte @Nullable [] find(String path) {
        try (InputStream in =
                Resources.class.getResourceAsStream(path.startsWith("/") ? path : "/org/cookiecharter/demo/" + path)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
