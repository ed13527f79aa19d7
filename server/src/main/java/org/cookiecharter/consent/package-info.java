// SPDX-License-Identifier: Apache-2.0
/**
 * What becomes of cookies under a visitor's consent, whatever the server: of those that come, those that are set, and
 * those that are to go.
 *
 * <p>Users type {@link org.cookiecharter.consent.Consent} and what listens to cookies.
 */
@NullMarked
package org.cookiecharter.consent;

import org.jspecify.annotations.NullMarked;
