// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import com.microsoft.playwright.Page;

/** The states of consent in which a visitor uses an application. */
enum ConsentState {
    UNDECIDED(""),
    REFUSED("() => window.cookieCharter.refuseAll()"),
    ACCEPTED("() => window.cookieCharter.acceptAll()"),
    WITHDRAWN("async () => { await window.cookieCharter.acceptAll(); await window.cookieCharter.withdraw() }");

    private final String script;

    ConsentState(String script) {
        this.script = script;
    }

    /** Makes the choice on a page that has the banner. */
    void choose(Page page) {
        page.waitForFunction("() => window.cookieCharter");
        if (!script.isEmpty()) {
            page.evaluate(script);
        }
    }
}
