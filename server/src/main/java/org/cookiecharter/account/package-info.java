// SPDX-License-Identifier: Apache-2.0
/**
 * One choice per account, on all its devices: {@link org.cookiecharter.account.SiteAccounts} belongs to a site, {@link
 * org.cookiecharter.account.AccountSession} to one exchange.
 */
@NullMarked
package org.cookiecharter.account;

import org.jspecify.annotations.NullMarked;
