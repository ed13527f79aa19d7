// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of the consent cookie.
 */
@NullMarked
package org.cookiecharter.choice.cookie;

import org.jspecify.annotations.NullMarked;
