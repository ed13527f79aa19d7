// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.jetty;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.http.SettingTexts;
import org.cookiecharter.proof.ProofStore;
import org.jspecify.annotations.Nullable;

/**
 * The consent handler of a standalone Jetty: made of the properties of its module {@code consent}, and the owner of its
 * proof store, which it closes when it stops. It cannot be started again then.
 *
 * <p>Nobody types it but {@code etc/cookie-charter.xml}; who writes Java makes a {@link ConsentHandler}.
 */
public final class StandaloneConsentHandler extends ConsentHandler {
    private final ProofStore proofs;

    /**
     * Opens the store. The catalogue is read at the start, and again when its file changes.
     *
     * @param base the directory from which relative paths count
     * @param properties without the {@code consent.} in front of their names; what is null or blank has its default
     * @throws IllegalArgumentException with all errors of the properties, or where the store is none for proofs
     * @throws java.io.UncheckedIOException if the store cannot be opened
     */
    public StandaloneConsentHandler(String base, Map<String, @Nullable String> properties) {
        this(Path.of(base), new SettingTexts("consent.", properties));
    }

    private StandaloneConsentHandler(Path base, SettingTexts properties) {
        this(
                catalogues(base.resolve(Objects.requireNonNullElse(properties.catalogue(), "consent/cookies.json"))),
                properties.openStore(base, "consent/consent.db"),
                properties);
        String draft = properties.draft();
        setDraftFile(draft == null ? null : base.resolve(draft));
    }

    private StandaloneConsentHandler(CatalogueProvider catalogues, ProofStore proofs, SettingTexts properties) {
        super(catalogues, proofs);
        this.proofs = proofs;
        try {
            properties.apply(
                    allSettings(),
                    Map.of(
                            "includedPaths", text -> paths("includedPaths", text, this::includePath),
                            "excludedPaths", text -> paths("excludedPaths", text, this::excludePath)));
        } catch (IllegalArgumentException e) {
            proofs.close();
            throw e;
        }
    }

    private static void paths(String name, String text, Consumer<String> adds) {
        try {
            List.of(text.split("\\s*,\\s*", -1)).forEach(adds);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + " (" + text + ") must be path specs like /shop/*, *.pdf, with commas between them", e);
        }
    }

    private static CatalogueProvider catalogues(Path place) {
        return Files.isDirectory(place) ? CatalogueProvider.directory(place) : CatalogueProvider.file(place);
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
