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
import org.cookiecharter.settings.ConsentSettings;
import org.cookiecharter.settings.text.SettingTexts;
import org.jspecify.annotations.Nullable;

/**
 * Reads the init parameters of a filter in {@code web.xml}: the settings by their names, {@code catalogue} and
 * {@code store}.
 */
final class InitParameters {
    private InitParameters() {}

    /**
     * Reads the parameters and opens the proof store.
     *
     * @throws ServletException if a parameter is missing or invalid; its message names the filter and lists all errors
     */
    static Deployment of(FilterConfig config) throws ServletException {
        Map<String, @Nullable String> settingTexts = new HashMap<>();
        for (String name : Collections.list(config.getInitParameterNames())) {
            settingTexts.put(name, config.getInitParameter(name));
        }
        try {
            return read(new SettingTexts("init-param ", settingTexts), config.getServletContext());
        } catch (IllegalArgumentException | CatalogueException | UncheckedIOException e) {
            throw new ServletException(
                    "the filter \"" + config.getFilterName() + "\" of web.xml cannot start:\n" + e.getMessage(), e);
        }
    }

    private static Deployment read(SettingTexts settingTexts, ServletContext context) {
        List<String> errors = new ArrayList<>();
        String catalogue = settingTexts.catalogue();
        if (catalogue == null) {
            errors.add("init-param catalogue is missing; set it to /WEB-INF/cookies.json, a file or a directory");
        }
        String store = settingTexts.store();
        if (store == null) {
            errors.add(
                    "init-param store is missing; set it to a file like /var/lib/example/consent.db, or to a database");
        }
        ConsentSettings settings = new ConsentSettings();
        try {
            settingTexts.apply(settings);
            settings.setDraftFile(settingTexts.draftFile() == null ? null : Path.of(settingTexts.draftFile()));
        } catch (IllegalArgumentException e) {
            errors.add(String.valueOf(e.getMessage()));
        }
        if (!errors.isEmpty() || catalogue == null || store == null) {
            throw new IllegalArgumentException(String.join("\n", errors));
        }
        return new Deployment(
                catalogues(catalogue, context), settingTexts.openStore(Path.of(""), store), settings, true);
    }

    /**
     * Returns the catalogue of a resource of the application or, if there is none, of a file or directory, which is
     * reloaded when it changes.
     */
    private static CatalogueProvider catalogues(String location, ServletContext context) {
        try (InputStream resource = location.startsWith("/") ? context.getResourceAsStream(location) : null) {
            if (resource != null) {
                String json = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
                return CatalogueProvider.one(Catalogue.parse(json, location));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the catalogue " + location, e);
        }
        Path path = Path.of(location);
        return Files.isDirectory(path) ? CatalogueProvider.directory(path) : CatalogueProvider.file(path);
    }
}
