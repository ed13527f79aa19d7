// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.benchmarks.page;

import java.util.List;

/**
 * A consent banner, set up according to its own quick start: with statistics, videos and maps to choose from, in
 * English.
 *
 * @param name the name of the npm package, and of the resource with its markup for the head of the page
 * @param version the version of the package; empty if it has none
 * @param refuse the CSS selector of the button that refuses all
 * @param accept the CSS selector of the button that accepts all
 */
record Contender(String name, String version, String refuse, String accept) {
    /** A page without a banner. */
    static final Contender NONE = new Contender("none", "", "", "");

    static final Contender OURS = new Contender(
            "cookie-charter",
            "",
            "#cookie-charter .cookie-charter__buttons button:has-text('Refuse all')",
            "#cookie-charter .cookie-charter__buttons button:has-text('Accept all')");

    static final List<Contender> OTHERS = List.of(
            new Contender(
                    "vanilla-cookieconsent",
                    "3.1.0",
                    "#cc-main .cm button[data-role=necessary]",
                    "#cc-main .cm button[data-role=all]"),
            new Contender("klaro", "0.7.22", ".klaro .cn-decline", ".klaro .cookie-notice .cm-btn-success"),
            new Contender("tarteaucitronjs", "1.34.0", "#tarteaucitronAllDenied2", "#tarteaucitronPersonalize2"),
            new Contender("orejime", "3.2.1", ".orejime-Banner-declineButton", ".orejime-Banner-saveButton"),
            new Contender("cookieconsent", "3.1.1", ".cc-deny", ".cc-allow"));

    boolean isOurs() {
        return equals(OURS);
    }

    /** Returns the name in the table. */
    String title() {
        return isOurs() ? "Cookie Charter" : name.equals("cookieconsent") ? "osano cookieconsent" : name;
    }
}
