// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.page;

/**
 * The measurements of one page load.
 *
 * @param script the time of the main thread in scripts, in milliseconds
 * @param busy the time of the main thread in all tasks, including layout and style, in milliseconds
 * @param bytes the bytes received, including headers, without the page itself
 * @param requests the number of requests, without that for the page itself
 * @param shift the cumulative layout shift
 */
record Load(double script, double busy, double bytes, double requests, double shift) {}
