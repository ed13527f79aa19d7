// SPDX-License-Identifier: Apache-2.0
/** Tests of the console over HTTP. */
@NullMarked
package org.cookiecharter.console;

import org.jspecify.annotations.NullMarked;
