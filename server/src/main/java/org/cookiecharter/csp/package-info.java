// SPDX-License-Identifier: Apache-2.0
/**
 * Content-Security-Policies of the pages with the consent banner: they are parsed, and amended to admit the consent
 * script and the site's own consent endpoints without allowing anything else.
 */
@NullMarked
package org.cookiecharter.csp;

import org.jspecify.annotations.NullMarked;
