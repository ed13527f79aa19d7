// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files of the browser bundle in this jar, which other modules cannot read themselves. */
public final class BundledFile {
    private BundledFile() {}

    /**
     * Returns the content of this file.
     *
     * @param name its path in the bundle, like {@code texts/fr.json}
     * @throws IllegalStateException if the bundle has no file of this name
     */
    public static byte[] read(String name) {
        try (InputStream stream = BundledFile.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from the banner's jar");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
