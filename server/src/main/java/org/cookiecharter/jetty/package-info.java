// SPDX-License-Identifier: Apache-2.0
/**
 * How Jetty is held to the choice: the handler, and its two gates.
 *
 * <p>Users type {@link org.cookiecharter.jetty.ConsentHandler} and {@link org.cookiecharter.consent.Consent}.
 */
@NullMarked
package org.cookiecharter.jetty;

import org.jspecify.annotations.NullMarked;
