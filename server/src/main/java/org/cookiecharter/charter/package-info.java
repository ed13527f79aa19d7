// SPDX-License-Identifier: Apache-2.0
/** The charter page: the texts of the user interface in each language, and the parts of the page. */
@NullMarked
package org.cookiecharter.charter;

import org.jspecify.annotations.NullMarked;
