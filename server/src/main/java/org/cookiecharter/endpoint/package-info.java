// SPDX-License-Identifier: Apache-2.0
/**
 * Endpoints below the consent path, independent of the server, and the catalogue as JSON.
 *
 * <p>An integration with a server implements {@link org.cookiecharter.endpoint.Exchange}.
 */
@NullMarked
package org.cookiecharter.endpoint;

import org.jspecify.annotations.NullMarked;
