// SPDX-License-Identifier: Apache-2.0
/** Clients for the browsers that tests drive: Firefox by WebDriver BiDi, WebKit by WebDriver, Chromium by Playwright. */
@NullMarked
package org.cookiecharter.banner.browsers;

import org.jspecify.annotations.NullMarked;
