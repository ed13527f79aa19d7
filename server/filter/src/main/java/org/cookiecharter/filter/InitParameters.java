// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueException;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.http.SettingTexts;
import org.cookiecharter.http.SiteSettings;
import org.jspecify.annotations.Nullable;

/** What {@code web.xml} says of a filter: the settings by their names, {@code catalogue} and {@code store}. */
final class InitParameters {
    private InitParameters() {}

    /** @throws ServletException naming the filter and every error, where there is any */
    static Deployment of(FilterConfig config) throws ServletException {
        Map<String, @Nullable String> texts = new HashMap<>();
        for (String name : Collections.list(config.getInitParameterNames())) {
            texts.put(name, config.getInitParameter(name));
        }
        try {
            return read(new SettingTexts("init-param ", texts), config.getServletContext());
        } catch (IllegalArgumentException | CatalogueException | UncheckedIOException e) {
            throw new ServletException(
                    "the filter \"" + config.getFilterName() + "\" of web.xml cannot start:\n" + e.getMessage(), e);
        }
    }

    private static Deployment read(SettingTexts texts, ServletContext context) {
        List<String> errors = new ArrayList<>();
        String catalogue = texts.catalogue();
        if (catalogue == null) {
            errors.add("init-param catalogue is missing; set it to /WEB-INF/cookies.json, a file or a directory");
        }
        String store = texts.store();
        if (store == null) {
            errors.add(
                    "init-param store is missing; set it to a file like /var/lib/example/consent.db, or to a database");
        }
        SiteSettings settings = new SiteSettings();
        try {
            texts.apply(settings);
            settings.setDraftFile(texts.draftFile() == null ? null : Path.of(texts.draftFile()));
        } catch (IllegalArgumentException e) {
            errors.add(String.valueOf(e.getMessage()));
        }
        if (!errors.isEmpty() || catalogue == null || store == null) {
            throw new IllegalArgumentException(String.join("\n", errors));
        }
        return new Deployment(catalogues(catalogue, context), texts.openStore(Path.of(""), store), settings, true);
    }

    /** A resource of the application itself, or else a file or a directory, which is read again when it changes. */
    private static CatalogueProvider catalogues(String place, ServletContext context) {
        try (InputStream resource = place.startsWith("/") ? context.getResourceAsStream(place) : null) {
            if (resource != null) {
                String json = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
                return CatalogueProvider.one(Catalogue.parse(json, place));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue " + place + " cannot be read", e);
        }
        Path path = Path.of(place);
        return Files.isDirectory(path) ? CatalogueProvider.directory(path) : CatalogueProvider.file(path);
    }
}
