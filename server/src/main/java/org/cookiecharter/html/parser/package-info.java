// SPDX-License-Identifier: Apache-2.0
/**
 * A parser that reads HTML as browsers do, while it is sent: tokens, foreign content, character encoding, and the
 * insertion of the script.
 */
@NullMarked
package org.cookiecharter.html.parser;

import org.jspecify.annotations.NullMarked;
