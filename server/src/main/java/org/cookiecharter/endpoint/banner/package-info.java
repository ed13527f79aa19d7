// SPDX-License-Identifier: Apache-2.0
/**
 * The script of the banner with the policy of the site, its texts, and the banner for visitors without JavaScript.
 */
@NullMarked
package org.cookiecharter.endpoint.banner;

import org.jspecify.annotations.NullMarked;
