// SPDX-License-Identifier: Apache-2.0
/** The open-data portal: what sets the cookies of the charter, and made-up services which set others. */
@NullMarked
package org.cookiecharter.demo.portal;

import org.jspecify.annotations.NullMarked;
