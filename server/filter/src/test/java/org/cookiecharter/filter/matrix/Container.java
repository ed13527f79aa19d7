// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter.matrix;

import java.nio.file.Path;
import org.cookiecharter.catalogue.Catalogue;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.settings.ConsentSettings;

/** A servlet container that runs the careless application behind a consent filter. */
public interface Container {
    /**
     * Starts the container, and returns its port.
     *
     * @param directory a directory for its files
     */
    int start(Catalogue catalogue, ProofStore proofs, ConsentSettings settings, Path directory) throws Exception;

    void stop() throws Exception;
}
