// SPDX-License-Identifier: Apache-2.0
/**
 * A benchmark of the parsers' running time with hostile input. It shows that no input causes superlinear time.
 */
@NullMarked
package org.cookiecharter.benchmarks.linear;

import org.jspecify.annotations.NullMarked;
