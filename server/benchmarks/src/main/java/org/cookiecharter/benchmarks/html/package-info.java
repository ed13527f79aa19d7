// SPDX-License-Identifier: Apache-2.0
/** Benchmarks of the HTML rewriter, compared with other parsers and rewriters in the same run. */
@NullMarked
package org.cookiecharter.benchmarks.html;

import org.jspecify.annotations.NullMarked;
