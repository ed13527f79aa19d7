// SPDX-License-Identifier: Apache-2.0
/** The texts of the console in the language of its user. */
@NullMarked
package org.cookiecharter.console.text;

import org.jspecify.annotations.NullMarked;
