// SPDX-License-Identifier: Apache-2.0
/**
 * The consent cookie: a choice as the signed value of a cookie, and the keys that sign it.
 */
@NullMarked
package org.cookiecharter.choice.cookie;

import org.jspecify.annotations.NullMarked;
