// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner.browsers;

import java.util.List;

/** A browser with one tab, driven by a test. Every call blocks until the browser has done it. */
public interface TestBrowser extends AutoCloseable {
    /** Deletes all cookies. */
    void deleteCookies();

    /** Loads a page, up to its {@code load} event. */
    void open(String url);

    /**
     * Runs the body of an asynchronous function in the page.
     *
     * @return what it returns, awaited, as a string
     * @throws IllegalStateException if it throws
     */
    String evaluate(String body);

    /** Presses and releases the main mouse button at a point of the viewport, in CSS pixels. */
    void click(double x, double y);

    /** Presses and releases a key: a character, or a WebDriver key code such as U+E007 for Enter. */
    void press(String key);

    /** Returns the names of all cookies in the browser, including {@code HttpOnly} ones. */
    List<String> cookieNames();

    @Override
    void close();
}
