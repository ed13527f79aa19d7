// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.settings.ConsentSettings;

/**
 * The catalogues, proof store and settings of a filter.
 *
 * @param ownsProofs whether the filter closes the store when it is destroyed
 */
record Deployment(CatalogueProvider catalogues, ProofStore proofs, ConsentSettings settings, boolean ownsProofs) {}
