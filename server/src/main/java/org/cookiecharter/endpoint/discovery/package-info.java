// SPDX-License-Identifier: Apache-2.0
/**
 * Reports by scripts of pages: undeclared names and third parties.
 */
@NullMarked
package org.cookiecharter.endpoint.discovery;

import org.jspecify.annotations.NullMarked;
