// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.visit;

import java.time.Duration;
import org.cookiecharter.audit.browser.BrowserOptions;
import org.cookiecharter.audit.login.Login;

/**
 * The settings of a visit.
 *
 * @param browser the browser
 * @param watch the time for which a page is watched after it has loaded, at least
 * @param delay the time between two pages, at least
 * @param login how visitors log in
 */
public record VisitSettings(BrowserOptions browser, Duration watch, Duration delay, Login login) {}
