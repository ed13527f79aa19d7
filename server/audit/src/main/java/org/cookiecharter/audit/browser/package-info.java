// SPDX-License-Identifier: Apache-2.0
/**
 * An installed Chromium, driven by its own DevTools protocol over a WebSocket.
 *
 * <p>There is no driver library. Playwright for Java brings 190 MB, because it ships Node for every platform, and
 * exposes neither the initiator of a request nor the reason for which the browser blocked a cookie except through the
 * same protocol. Selenium needs a driver program of the browser's exact version, and WebDriver BiDi, for which Firefox
 * needs no such program, need not report a stack for a request, and has no means to report a blocked cookie, or the
 * partition of one before it is stored.
 * The DevTools protocol reports all of these, with the accessibility tree and the storage of each frame; the JDK has a
 * WebSocket client, and the few commands used here have been stable for years. The price is that only browsers of the
 * Chromium family can be used.
 */
@NullMarked
package org.cookiecharter.audit.browser;

import org.jspecify.annotations.NullMarked;
