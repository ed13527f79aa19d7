// SPDX-License-Identifier: Apache-2.0
/**
 * What a site declares: categories, services and the cookies they keep, read from one JSON file.
 *
 * <p>Start at {@link org.cookiecharter.catalogue.Catalogue}; when its file has errors, {@link
 * org.cookiecharter.catalogue.CatalogueException} lists them all.
 */
@NullMarked
package org.cookiecharter.catalogue;

import org.jspecify.annotations.NullMarked;
