// SPDX-License-Identifier: Apache-2.0
/**
 * The enforcement of decisions on the cookies of one exchange, independent of the server: which are forwarded to the
 * application, which may be set, and which are expired.
 *
 * <p>Applications see its results as {@link org.cookiecharter.consent.Consent} and as cookie events.
 */
@NullMarked
package org.cookiecharter.enforcement;

import org.jspecify.annotations.NullMarked;
