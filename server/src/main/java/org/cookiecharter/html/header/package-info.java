// SPDX-License-Identifier: Apache-2.0
/**
 * Header fields that describe a response: its type, its encoding and its display.
 */
@NullMarked
package org.cookiecharter.html.header;

import org.jspecify.annotations.NullMarked;
