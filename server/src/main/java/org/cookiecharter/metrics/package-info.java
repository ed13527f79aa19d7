// SPDX-License-Identifier: Apache-2.0
/**
 * Monitoring: the numbers of a handler or filter, and their export to Micrometer, which is an optional dependency.
 */
@NullMarked
package org.cookiecharter.metrics;

import org.jspecify.annotations.NullMarked;
