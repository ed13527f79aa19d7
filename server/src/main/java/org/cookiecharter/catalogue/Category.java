// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A group of services under one rule of consent.
 *
 * @param id what a choice names it by
 * @param consent the rule
 * @param name its short title
 * @param purpose what its services are for, in plain words: the banner's first layer shows it (CNIL 2020-092, art. 2);
 *     null if none is declared
 * @param description a paragraph for the charter; null if none is declared
 * @param heading the title of its table in the charter; null for its name
 */
public record Category(
        String id,
        ConsentRequirement consent,
        LocalizedText name,
        @Nullable LocalizedText purpose,
        @Nullable LocalizedText description,
        @Nullable LocalizedText heading) {}
