// SPDX-License-Identifier: Apache-2.0
/**
 * The settings of a site, the same for the handler and the filter: {@link
 * org.cookiecharter.settings.ConsentSettings}.
 */
@NullMarked
package org.cookiecharter.settings;

import org.jspecify.annotations.NullMarked;
