// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.banner;

import com.microsoft.playwright.Page;

/** A visible state of the interface, reached from a first visit as a visitor would. */
enum State {
    /** The banner of an undecided visitor. */
    NOTICE {
        @Override
        void show(Page page, String address, TestSite site) {
            page.navigate(address);
            page.waitForSelector("#cookie-charter .cookie-charter__button >> nth=2");
            page.waitForSelector(".cookie-charter__placeholder button");
        }
    },
    /** The preferences dialog, opened from the banner. */
    PREFERENCES {
        @Override
        void show(Page page, String address, TestSite site) {
            NOTICE.show(page, address, site);
            page.click("#cookie-charter .cookie-charter__buttons [name=choose]");
            page.waitForSelector("#cookie-charter-preferences[open]");
        }
    },
    /** The cookie details of a service in the preferences dialog. */
    DETAILS {
        @Override
        void show(Page page, String address, TestSite site) {
            PREFERENCES.show(page, address, site);
            page.click("dialog [role=group] >> nth=1 >> summary >> nth=0");
            page.click("dialog [role=group] >> nth=1 >> summary >> nth=1");
            page.locator("dialog [role=group]").nth(1).evaluate("group => group.scrollIntoView()");
        }
    },
    /** The error after a choice could not be stored. */
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
    /** After a refusal: the placeholder of a film. */
    PLACEHOLDER {
        @Override
        void show(Page page, String address, TestSite site) {
            NOTICE.show(page, address, site);
            page.click("#cookie-charter .cookie-charter__buttons [name=refuse]");
            page.waitForSelector("[role=status]:not(:empty)");
            page.locator("iframe").first().evaluate("frame => frame.previousSibling.scrollIntoView({block: 'center'})");
        }
    },
    /** A later visit: the reopen button in the corner. */
    CORNER {
        @Override
        void show(Page page, String address, TestSite site) {
            PLACEHOLDER.show(page, address, site);
            page.reload();
            page.waitForSelector(".cookie-charter__open");
            page.waitForSelector(".cookie-charter__placeholder button");
        }
    },
    /** The preferences dialog after a choice. */
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

    /** Brings a page of a fresh profile into this state. */
    abstract void show(Page page, String address, TestSite site);

    /** Returns whether this state looks different in each placement of the banner. */
    boolean dependsOnPlacement() {
        return this == NOTICE || this == FAILURE;
    }
}
