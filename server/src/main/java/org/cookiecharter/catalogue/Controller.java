// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * The controller: the person or body that is responsible for the site's use of personal data (GDPR art. 13(1)(a) and
 * (b)).
 *
 * @param name the name of the person or body
 * @param contact an e-mail or web address; null if none is declared
 * @param dataProtectionOfficer the contact details of the data protection officer, as free text, not as an address to
 *     link to; null if there is none
 */
public record Controller(
        String name, @Nullable String contact, @Nullable String dataProtectionOfficer) {}
