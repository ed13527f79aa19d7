// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.page;

import java.util.List;

/**
 * A consent banner, set up as its own quick start tells: statistics, films and maps to choose, in English.
 *
 * @param name of the npm package; also that of the resource with what goes into the page's head
 * @param version of the package; empty if it needs none
 * @param refuse the button that refuses all, as a CSS selector
 */
record Contender(String name, String version, String refuse) {
    /** A page without any. */
    static final Contender NONE = new Contender("none", "", "");

    static final Contender OURS = new Contender(
            "cookie-charter", "", "#cookie-charter .cookie-charter__buttons button:has-text('Refuse all')");

    static final List<Contender> OTHERS = List.of(
            new Contender("vanilla-cookieconsent", "3.1.0", "#cc-main .cm button[data-role=necessary]"),
            new Contender("klaro", "0.7.22", ".klaro .cn-decline"),
            new Contender("tarteaucitronjs", "1.34.0", "#tarteaucitronAllDenied2"),
            new Contender("orejime", "3.2.1", ".orejime-Banner-declineButton"),
            new Contender("cookieconsent", "3.1.1", ".cc-deny"));

    boolean isOurs() {
        return equals(OURS);
    }

    /** What others read. */
    String title() {
        return isOurs() ? "Cookie Charter" : name.equals("cookieconsent") ? "osano cookieconsent" : name;
    }
}
