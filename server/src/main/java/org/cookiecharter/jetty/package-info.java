// SPDX-License-Identifier: Apache-2.0
/**
 * The integration with Jetty: the handler, and its wrappers of the request and of the response.
 *
 * <p>Applications use {@link org.cookiecharter.jetty.ConsentHandler} and {@link org.cookiecharter.consent.Consent}.
 */
@NullMarked
package org.cookiecharter.jetty;

import org.jspecify.annotations.NullMarked;
