// SPDX-License-Identifier: Apache-2.0
/**
 * Tests over HTTP of a running site whose store, disk, database or process fails. An ordinary run tests each failure
 * once or twice; {@code -Doutage=long} runs a hundred rounds, and changes every fifth byte instead of some.
 */
@NullMarked
package org.cookiecharter.outage;

import org.jspecify.annotations.NullMarked;
