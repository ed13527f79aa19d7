// SPDX-License-Identifier: Apache-2.0
/** The open-data portal, which sets the cookies of the charter, and fictitious services that set others. */
@NullMarked
package org.cookiecharter.demo.portal;

import org.jspecify.annotations.NullMarked;
