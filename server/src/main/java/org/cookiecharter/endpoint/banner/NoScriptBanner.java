// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint.banner;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueSyntax;
import org.cookiecharter.endpoint.Languages;
import org.cookiecharter.endpoint.Representation;
import org.cookiecharter.html.BodyMarkup;
import org.jspecify.annotations.Nullable;

/** The consent banner for visitors without JavaScript, in each language that a page may have. */
public final class NoScriptBanner implements BodyMarkup {
    private final Languages languages;
    private final Map<String, String> markup = new TreeMap<>();
    private final String defaultLanguage;
    private final String path;
    private final List<String> excludedPaths;
    private final String version;

    /**
     * Creates the banner of a site.
     *
     * @param path the path of the endpoints, with the context path
     * @param excludedPaths the paths of pages without a banner; {@code *} matches any characters
     */
    public NoScriptBanner(
            Catalogue catalogue, Languages languages, String path, List<String> excludedPaths, boolean hasAccounts) {
        this.languages = languages;
        this.excludedPaths = excludedPaths;
        this.defaultLanguage = catalogue.language();
        this.path = path;
        languages.available().forEach(language -> markup.put(language, markup(catalogue, language, path, hasAccounts)));
        byte[] bytes = (markup + excludedPaths.toString()).getBytes(StandardCharsets.UTF_8);
        this.version = Representation.of("text/html", bytes).hash();
    }

    /** Returns a hash that changes with the banner and the pages that contain it. */
    public String version() {
        return version;
    }

    @Override
    public String in(@Nullable String language) {
        String offered = languages.available(language);
        return Objects.requireNonNull(markup.get(offered == null ? defaultLanguage : offered));
    }

    @Override
    public boolean isShownAt(String path) {
        return excludedPaths.stream().noneMatch(excluded -> CatalogueSyntax.coversName(excluded, path));
    }

    @Override
    public String stylesheet() {
        return path + "/noscript.css";
    }

    private String markup(Catalogue catalogue, String language, String path, boolean hasAccounts) {
        Layers layers = new Layers(catalogue, language, languages.texts(language), path, hasAccounts);
        return new NoScriptNotice(layers, path).html();
    }
}
