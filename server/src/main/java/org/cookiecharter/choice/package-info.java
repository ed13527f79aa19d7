// SPDX-License-Identifier: Apache-2.0
/** The choice of a visitor, how it was made, and the keys that sign it. */
@NullMarked
package org.cookiecharter.choice;

import org.jspecify.annotations.NullMarked;
