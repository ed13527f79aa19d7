// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.browser;

/**
 * The circumstances of a visit.
 *
 * @param program the browser
 * @param language the preferred language of the visitor, a BCP 47 tag
 * @param mobile whether the browser is that of a telephone, with a narrow touch screen
 * @param gpc whether the browser sends the Global Privacy Control
 */
public record BrowserOptions(BrowserProgram program, String language, boolean mobile, boolean gpc) {
    int width() {
        return mobile ? 390 : 1280;
    }

    int height() {
        return mobile ? 844 : 900;
    }
}
