// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of the enforcement on the cookies of one exchange.
 */
@NullMarked
package org.cookiecharter.enforcement;

import org.jspecify.annotations.NullMarked;
