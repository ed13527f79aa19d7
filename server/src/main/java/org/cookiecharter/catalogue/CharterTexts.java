// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * The texts of the charter page around its tables. Each is null if the default text of the user interface is used.
 *
 * @param title the heading of the page
 * @param introduction the reason why the site uses cookies
 * @param definitionHeading the question what a cookie is
 * @param definition the answer to this question
 * @param types the sentence before the description of the categories
 * @param usage the heading before the tables
 */
public record CharterTexts(
        @Nullable LocalizedText title,
        @Nullable LocalizedText introduction,
        @Nullable LocalizedText definitionHeading,
        @Nullable LocalizedText definition,
        @Nullable LocalizedText types,
        @Nullable LocalizedText usage) {}
