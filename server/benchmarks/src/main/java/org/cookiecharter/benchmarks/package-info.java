// SPDX-License-Identifier: Apache-2.0
/** Benchmarks of Cookie Charter; each program has a {@code main} method and prints a table in Markdown. */
@NullMarked
package org.cookiecharter.benchmarks;

import org.jspecify.annotations.NullMarked;
