// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import org.cookiecharter.banner.browsers.ChromiumBrowser;
import org.cookiecharter.banner.browsers.TestBrowser;

/** Pages that other people write, in Chromium, which the cases of the other browsers are compared with. */
class ChromiumPagesIT extends PagesIT {
    @Override
    TestBrowser launch() {
        Chromium chromium = Chromium.complete();
        return new ChromiumBrowser(chromium, chromium.context());
    }
}
