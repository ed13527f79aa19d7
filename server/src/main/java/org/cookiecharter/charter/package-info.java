// SPDX-License-Identifier: Apache-2.0
/** The charter as a visitor reads it: the words of the interface in each language, and the parts of the page. */
@NullMarked
package org.cookiecharter.charter;

import org.jspecify.annotations.NullMarked;
