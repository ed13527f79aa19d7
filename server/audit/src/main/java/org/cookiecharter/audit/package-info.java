// SPDX-License-Identifier: Apache-2.0
/**
 * The command {@code audit}: visits a site with a real browser as four visitors, and compares what it stores and loads
 * with what it declares.
 *
 * <p>Data flow one way, and each step uses only the results of the one before:
 *
 * <pre>
 * browser, crawl, banner → visit → observation → finding → report
 * </pre>
 *
 * {@code browser} drives an installed Chromium; {@code crawl} chooses pages; {@code banner} finds and uses the consent
 * banner of any tool; {@code visit} makes the four visits and records {@code observation}s, which are immutable and have
 * no values of cookies; {@code finding} compares them with a catalogue; {@code report} writes the result.
 */
@NullMarked
package org.cookiecharter.audit;

import org.jspecify.annotations.NullMarked;
