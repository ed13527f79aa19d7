// SPDX-License-Identifier: Apache-2.0
/** What a visitor said: their choice, and the signed cookie that carries it. */
@NullMarked
package org.cookiecharter.choice;

import org.jspecify.annotations.NullMarked;
