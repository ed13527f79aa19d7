// SPDX-License-Identifier: Apache-2.0
/**
 * Reading of HTML as browsers do, while it is sent: tokens, foreign content, character encoding, and the place at which
 * the script is inserted.
 */
@NullMarked
package org.cookiecharter.html.parser;

import org.jspecify.annotations.NullMarked;
