// SPDX-License-Identifier: Apache-2.0
/** Shows that no input makes a parser slow: time over the size of hostile input, as plots. */
@NullMarked
package org.cookiecharter.benchmarks.linear;

import org.jspecify.annotations.NullMarked;
