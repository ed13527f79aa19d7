// SPDX-License-Identifier: Apache-2.0
/**
 * A running site whose store, disk, database or own process fails, asked over HTTP. In the ordinary run each failure
 * happens once or twice; {@code -Doutage=long} makes it a hundred rounds, and every fifth byte instead of some.
 */
@NullMarked
package org.cookiecharter.outage;

import org.jspecify.annotations.NullMarked;
