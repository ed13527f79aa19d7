// SPDX-License-Identifier: Apache-2.0
/** Programs that measure what the product costs; each has a {@code main} and prints a table in Markdown. */
@NullMarked
package org.cookiecharter.benchmarks;

import org.jspecify.annotations.NullMarked;
