package org.cookiecharter.jetty;

import java.nio.file.Path;
import java.util.Map;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.catalogue.CatalogueException;
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
     * Reads the catalogue and opens the store.
     *
     * @param base the directory from which relative paths count
     * @param properties without the {@code consent.} in front of their names; what is null or blank has its default
     * @throws CatalogueException with all mistakes of the catalogue
     * @throws IllegalArgumentException with all mistakes of the properties, or where the store is no file for proofs
     * @throws java.io.UncheckedIOException where a file cannot be read
     */
    public StandaloneConsentHandler(String base, Map<String, @Nullable String> properties) {
        this(Path.of(base), new ConsentProperties(properties));
    }

    private StandaloneConsentHandler(Path base, ConsentProperties properties) {
        this(
                Catalogue.load(base.resolve(properties.catalogue())),
                ProofStore.sqlite(base.resolve(properties.store())),
                properties);
    }

    private StandaloneConsentHandler(Catalogue catalogue, ProofStore proofs, ConsentProperties properties) {
        super(catalogue, proofs);
        this.proofs = proofs;
        try {
            properties.apply(this);
        } catch (IllegalArgumentException e) {
            proofs.close();
            throw e;
        }
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
