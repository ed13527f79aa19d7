// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Who answers for the site's use of personal data (GDPR art. 13(1)(a) and (b)).
 *
 * @param name the person or body
 * @param contact an e-mail or web address; null if none is declared
 * @param dataProtectionOfficer how to reach the officer, in any words (a text, not an address to link to); null if
 *     there is none
 */
public record Controller(
        String name, @Nullable String contact, @Nullable String dataProtectionOfficer) {}
