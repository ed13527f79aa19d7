// SPDX-License-Identifier: Apache-2.0
/**
 * The paths and domains of cookies that were set, so that they can be expired wherever they are.
 */
@NullMarked
package org.cookiecharter.enforcement.scope;

import org.jspecify.annotations.NullMarked;
