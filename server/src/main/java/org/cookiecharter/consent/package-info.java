// SPDX-License-Identifier: Apache-2.0
/**
 * What an application sees of consent: the consent of a visitor, and the decisions and actions on cookies.
 *
 * <p>Applications use {@link org.cookiecharter.consent.Consent} and {@link org.cookiecharter.consent.CookieListener}.
 */
@NullMarked
package org.cookiecharter.consent;

import org.jspecify.annotations.NullMarked;
