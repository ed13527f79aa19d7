// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cookiecharter.banner.Layers;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.charter.InterfaceTexts;
import org.cookiecharter.html.BodyMarkup;
import org.jspecify.annotations.Nullable;

/** The first layer as it is put into pages for visitors without scripts, in every language that a page may be in. */
final class NoScriptBanner implements BodyMarkup {
    private final Languages languages;
    private final Map<String, String> markup = new TreeMap<>();
    private final String standard;
    private final String path;
    private final String version;

    /** @param path where the endpoints lie, context path included */
    NoScriptBanner(Catalogue catalogue, Languages languages, String path) {
        this.languages = languages;
        this.standard = catalogue.language();
        this.path = path;
        languages.offered().forEach(language -> markup.put(language, markup(catalogue, language, path)));
        byte[] all = markup.toString().getBytes(StandardCharsets.UTF_8);
        this.version = Representation.of("text/html", all).hash();
    }

    /** What changes with it. */
    String version() {
        return version;
    }

    @Override
    public String in(@Nullable String language) {
        String offered = languages.offered(language);
        return Objects.requireNonNull(markup.get(offered == null ? standard : offered));
    }

    @Override
    public String stylesheet() {
        return path + "/noscript.css";
    }

    private String markup(Catalogue catalogue, String language, String path) {
        InterfaceTexts texts = languages.texts(language);
        var json = new CatalogueJson(catalogue, language, texts).json();
        return Layers.plain(json, path, texts.providers(Layers.providers(json)));
    }
}
