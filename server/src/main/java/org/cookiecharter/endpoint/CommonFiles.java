// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.cookiecharter.banner.Style;
import org.cookiecharter.catalogue.Catalogue;

/** The files that many sites share, each created once. Thread-safe. */
public final class CommonFiles {
    private final Map<Style, Representation> banner = new ConcurrentHashMap<>();
    private final Map<Style, Representation> charter = new ConcurrentHashMap<>();
    private final Map<Style, String> noScript = new ConcurrentHashMap<>();
    private final Representation schema = Representation.of("application/schema+json", readSchema());

    /** Returns {@code banner.css}. */
    public Representation banner(Style style) {
        return banner.computeIfAbsent(style, key -> css(key.bannerFile()));
    }

    /** Returns {@code charter.css}. */
    public Representation charter(Style style) {
        return charter.computeIfAbsent(style, key -> css(key.charterFile()));
    }

    /** Returns the content of {@code noscript.css} for visitors who must choose. */
    public String noScript(Style style) {
        return noScript.computeIfAbsent(style, Style::noScriptFile);
    }

    /** Returns {@code catalogue.schema.json}. */
    public Representation schema() {
        return schema;
    }

    private static Representation css(String rules) {
        return Representation.of("text/css;charset=utf-8", rules.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] readSchema() {
        try (InputStream stream =
                Objects.requireNonNull(Catalogue.class.getResourceAsStream("catalogue.schema.json"))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("catalogue.schema.json cannot be read", e);
        }
    }
}
