// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import org.cookiecharter.banner.browsers.ChromiumBrowser;
import org.cookiecharter.banner.browsers.TestBrowser;

/** Tests of pages by other authors in Chromium, the reference for the cases of the other browsers. */
class ChromiumPagesIT extends PagesIT {
    @Override
    TestBrowser launch() {
        Chromium chromium = Chromium.complete();
        return new ChromiumBrowser(chromium, chromium.context());
    }
}
