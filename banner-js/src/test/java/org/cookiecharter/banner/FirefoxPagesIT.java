// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import java.io.IOException;
import org.cookiecharter.banner.browsers.FirefoxBrowser;
import org.cookiecharter.banner.browsers.TestBrowser;
import org.junit.jupiter.api.Assumptions;

/** Tests of pages by other authors in the installed Firefox. */
class FirefoxPagesIT extends PagesIT {
    FirefoxPagesIT() {
        super(false);
    }

    @Override
    TestBrowser launch() throws IOException {
        Assumptions.assumeTrue(FirefoxBrowser.isInstalled(), "Firefox is not installed");
        return new FirefoxBrowser();
    }
}
