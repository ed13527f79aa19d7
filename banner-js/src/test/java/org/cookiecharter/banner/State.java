// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.microsoft.playwright.Page;

/** What a visitor may see of the interface. Each is reached from a fresh visit, as a visitor would. */
enum State {
    /** Undecided, and asked. */
    NOTICE {
        @Override
        void show(Page page, String address, TestSite site) {
            page.navigate(address);
            page.waitForSelector("#cookie-charter .cookie-charter__button >> nth=2");
            page.waitForSelector(".cookie-charter__placeholder button");
        }
    },
    /** The second layer, from the first. */
    PREFERENCES {
        @Override
        void show(Page page, String address, TestSite site) {
            NOTICE.show(page, address, site);
            page.click("#cookie-charter .cookie-charter__buttons [name=choose]");
            page.waitForSelector("#cookie-charter-preferences[open]");
        }
    },
    /** What a service keeps, told in the second layer. */
    DETAILS {
        @Override
        void show(Page page, String address, TestSite site) {
            PREFERENCES.show(page, address, site);
            page.click("dialog summary >> nth=2");
            page.locator("dialog summary >> nth=2").evaluate("summary => summary.scrollIntoView()");
        }
    },
    /** A choice that could not be stored. */
    FAILURE {
        @Override
        void show(Page page, String address, TestSite site) {
            NOTICE.show(page, address, site);
            site.refusal = 503;
            page.click("#cookie-charter .cookie-charter__buttons [name=refuse]");
            page.waitForSelector("#cookie-charter [role=alert]:not(:empty)");
            site.refusal = 200;
        }
    },
    /** Refused: nothing but what stands in for a film. */
    PLACEHOLDER {
        @Override
        void show(Page page, String address, TestSite site) {
            NOTICE.show(page, address, site);
            page.click("#cookie-charter .cookie-charter__buttons [name=refuse]");
            page.waitForSelector("[role=status]:not(:empty)");
            page.locator("iframe").first().evaluate("frame => frame.previousSibling.scrollIntoView({block: 'center'})");
        }
    },
    /** Another visit: the button in the corner. */
    CORNER {
        @Override
        void show(Page page, String address, TestSite site) {
            PLACEHOLDER.show(page, address, site);
            page.reload();
            page.waitForSelector(".cookie-charter__open");
            page.waitForSelector(".cookie-charter__placeholder button");
        }
    },
    /** The second layer of one who has chosen. */
    DECIDED {
        @Override
        void show(Page page, String address, TestSite site) {
            CORNER.show(page, address, site);
            page.click(".cookie-charter__open");
            page.waitForSelector("#cookie-charter-preferences[open]");
        }
    },
    /** A browser with the GPC signal: there is no banner, and the preferences dialog explains why. */
    GPC {
        @Override
        void show(Page page, String address, TestSite site) {
            page.addInitScript("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {get: () => true})");
            page.navigate(address);
            page.waitForSelector(".cookie-charter__placeholder button");
            page.click(".cookie-charter__open");
            page.waitForSelector("#cookie-charter-preferences[open]");
        }
    };

    /** Leads a page of a fresh profile there. */
    abstract void show(Page page, String address, TestSite site);

    /** Whether it looks otherwise where the first layer is placed otherwise. */
    boolean dependsOnPlacement() {
        return this == NOTICE || this == FAILURE;
    }
}
