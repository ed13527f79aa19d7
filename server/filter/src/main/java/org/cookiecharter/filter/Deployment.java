// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.filter;

import org.cookiecharter.catalogue.CatalogueProvider;
import org.cookiecharter.http.SiteSettings;
import org.cookiecharter.proof.ProofStore;

/**
 * All that a filter is made of.
 *
 * @param ownsProofs whether the filter closes the store
 */
record Deployment(CatalogueProvider catalogues, ProofStore proofs, SiteSettings settings, boolean ownsProofs) {}
