// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * What the charter page says around its tables; each null if the texts of the user interface will do.
 *
 * @param title the heading of the page
 * @param introduction why the site uses cookies
 * @param definitionHeading the question what a cookie is
 * @param definition its response
 * @param types the sentence before the categories are described
 * @param usage the heading before the tables
 */
public record CharterTexts(
        @Nullable LocalizedText title,
        @Nullable LocalizedText introduction,
        @Nullable LocalizedText definitionHeading,
        @Nullable LocalizedText definition,
        @Nullable LocalizedText types,
        @Nullable LocalizedText usage) {}
