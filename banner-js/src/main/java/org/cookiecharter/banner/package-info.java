// SPDX-License-Identifier: Apache-2.0
/**
 * The browser bundle as resources, and the parts of it that the server creates for the script: its style, and the
 * layers that it draws.
 */
@NullMarked
package org.cookiecharter.banner;

import org.jspecify.annotations.NullMarked;
