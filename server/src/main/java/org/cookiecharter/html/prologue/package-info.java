// SPDX-License-Identifier: Apache-2.0
/**
 * The start of a page: everything before the place at which the script is inserted, and how the page is displayed.
 */
@NullMarked
package org.cookiecharter.html.prologue;

import org.jspecify.annotations.NullMarked;
