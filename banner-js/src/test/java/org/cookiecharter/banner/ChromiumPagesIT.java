// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import org.cookiecharter.banner.browsers.ChromiumBrowser;
import org.cookiecharter.banner.browsers.TestBrowser;

/** Tests of pages by other authors in Chromium, the reference for the cases of the other browsers. */
class ChromiumPagesIT extends PagesIT {
    ChromiumPagesIT() {
        super(true);
    }

    @Override
    TestBrowser launch() {
        // The complete browser takes more than twice the processor time, with the same results.
        return new ChromiumBrowser(Chromium.shared().context());
    }
}
