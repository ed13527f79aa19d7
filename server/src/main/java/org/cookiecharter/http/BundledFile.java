package org.cookiecharter.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The files of the browser bundle, as they lie in its jar. */
public final class BundledFile {
    private static final String FOLDER = "/org/cookiecharter/banner/";

    private BundledFile() {}

    /** The content of this file; null where the bundle has none of the name. */
    static byte @Nullable [] find(String name) {
        try (InputStream stream = BundledFile.class.getResourceAsStream(FOLDER + name)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + name + " cannot be read", e);
        }
    }

    /**
     * The content of this file.
     *
     * @throws IllegalStateException where the bundle is not on the class path
     */
    public static byte[] read(String name) {
        byte[] content = find(name);
        if (content == null) {
            throw new IllegalStateException(
                    FOLDER + name + " is missing; add cookie-charter-banner-js to the class path");
        }
        return content;
    }
}
