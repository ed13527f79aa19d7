// SPDX-License-Identifier: Apache-2.0
/** Microbenchmarks of single operations (JMH), and the program that runs them. */
@NullMarked
package org.cookiecharter.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
