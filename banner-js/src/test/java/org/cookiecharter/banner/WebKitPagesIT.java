// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import java.io.IOException;
import org.cookiecharter.banner.browsers.TestBrowser;
import org.cookiecharter.banner.browsers.WebKitBrowser;
import org.junit.jupiter.api.Assumptions;

/** Tests of pages by other authors in the installed WebKit. */
class WebKitPagesIT extends PagesIT {
    WebKitPagesIT() {
        super(false);
    }

    @Override
    TestBrowser launch() throws IOException {
        Assumptions.assumeTrue(WebKitBrowser.isInstalled(), "WebKit is not installed");
        return new WebKitBrowser();
    }
}
