// SPDX-License-Identifier: Apache-2.0
/**
 * Content-Security-Policies of the pages that the consent script is inserted into: reading them, and admitting the script
 * and the site's own consent addresses without allowing anything else.
 */
@NullMarked
package org.cookiecharter.csp;

import org.jspecify.annotations.NullMarked;
