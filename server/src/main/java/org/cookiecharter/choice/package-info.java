// SPDX-License-Identifier: Apache-2.0
/** The choice of a visitor, and the signed cookie that stores it. */
@NullMarked
package org.cookiecharter.choice;

import org.jspecify.annotations.NullMarked;
