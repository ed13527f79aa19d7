// SPDX-License-Identifier: Apache-2.0
/** The comparison of all benchmarks, in short form, with the figures of an earlier run. */
@NullMarked
package org.cookiecharter.benchmarks.regression;

import org.jspecify.annotations.NullMarked;
