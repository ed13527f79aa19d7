// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.jetty.ConsentHandler;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.settings.text.SettingTexts;
import org.jspecify.annotations.Nullable;

/**
 * The consent handler of a standalone Jetty, configured by the properties of the module {@code consent}. It owns its
 * proof store, which it closes when it stops, so it cannot be started again.
 *
 * <p>It is for {@code etc/cookie-charter.xml} only; Java code creates a {@link ConsentHandler}.
 */
public final class StandaloneConsentHandler extends ConsentHandler {
    /** The property of the module of the console, which publishes a catalogue that does not exist yet. */
    private static final String CONSOLE = "console.userHeader";

    private final ProofStore proofs;

    /**
     * Opens the store. The catalogue is loaded at startup, and again when its file changes.
     *
     * @param base the directory against which relative paths are resolved
     * @param properties the properties without the prefix {@code consent.}; a null or blank one has its default value
     * @throws IllegalArgumentException with all errors of the properties, or if the store is not a proof store
     * @throws java.io.UncheckedIOException if the store cannot be opened
     */
    public StandaloneConsentHandler(String base, Map<String, @Nullable String> properties) {
        this(Path.of(base), new SettingTexts("consent.", withoutConsole(properties)), hasConsole(properties));
    }

    private StandaloneConsentHandler(Path base, SettingTexts properties, boolean hasConsole) {
        this(
                catalogues(
                        base.resolve(Objects.requireNonNullElse(properties.catalogue(), "consent/cookies.json")),
                        hasConsole),
                properties.openStore(base, "consent/consent.db"),
                properties);
        String draft = properties.draftFile();
        getSettings().setDraftFile(draft == null ? null : base.resolve(draft));
    }

    private StandaloneConsentHandler(CatalogueProvider catalogues, ProofStore proofs, SettingTexts properties) {
        super(catalogues, proofs);
        this.proofs = proofs;
        try {
            properties.apply(
                    getSettings(),
                    Map.of(
                            "includedPaths", text -> addPaths("includedPaths", text, this::includePath),
                            "excludedPaths", text -> addPaths("excludedPaths", text, this::excludePath)));
        } catch (IllegalArgumentException e) {
            proofs.close();
            throw e;
        }
    }

    private static void addPaths(String name, String text, Consumer<String> add) {
        try {
            List.of(text.split("\\s*,\\s*", -1)).forEach(add);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + " (" + text + ") must be path specs like /shop/* or *.pdf, separated by commas", e);
        }
    }

    private static Map<String, @Nullable String> withoutConsole(Map<String, @Nullable String> properties) {
        Map<String, @Nullable String> own = new HashMap<>(properties);
        own.remove(CONSOLE);
        return own;
    }

    private static boolean hasConsole(Map<String, @Nullable String> properties) {
        String header = properties.get(CONSOLE);
        return header != null && !header.isBlank();
    }

    private static CatalogueProvider catalogues(Path path, boolean hasConsole) {
        if (Files.isDirectory(path)) {
            return CatalogueProvider.directory(path);
        }
        return hasConsole ? CatalogueProvider.unpublishedFile(path) : CatalogueProvider.file(path);
    }

    @Override
    protected void doStop() throws Exception {
        try {
            super.doStop();
        } finally {
            proofs.close();
        }
    }
}
