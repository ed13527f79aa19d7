// SPDX-License-Identifier: Apache-2.0
/**
 * The decisions on cookies under a visitor's consent, independent of the server: which are forwarded to the
 * application, which may be set, and which are expired.
 *
 * <p>Applications use {@link org.cookiecharter.consent.Consent} and {@link org.cookiecharter.consent.CookieListener}.
 */
@NullMarked
package org.cookiecharter.consent;

import org.jspecify.annotations.NullMarked;
