// SPDX-License-Identifier: Apache-2.0
/**
 * The catalogue of a site: categories, services and their cookies, parsed from one JSON file.
 *
 * <p>Start at {@link org.cookiecharter.catalogue.Catalogue}; if its file has errors, {@link
 * org.cookiecharter.catalogue.CatalogueException} lists all of them.
 *
 * <p>The package is large because the values and their reader share it: only the reader can create a catalogue, and
 * nothing else sees one that was not validated.
 */
@NullMarked
package org.cookiecharter.catalogue;

import org.jspecify.annotations.NullMarked;
