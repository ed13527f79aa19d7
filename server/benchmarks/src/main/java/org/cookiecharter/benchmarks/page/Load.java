// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.page;

/**
 * What one load of a page took.
 *
 * @param script milliseconds of the main thread in scripts
 * @param busy milliseconds in which the main thread did anything, layout and style included
 * @param bytes that came over the wire for everything but the page itself, heads included
 * @param requests that were sent for everything but the page itself
 * @param shift the cumulative layout shift
 */
record Load(double script, double busy, double bytes, double requests, double shift) {}
