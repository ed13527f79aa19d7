// SPDX-License-Identifier: Apache-2.0
/**
 * The blocking of loads from third parties: attributes, style sheets, module scripts and {@code Link} headers.
 */
@NullMarked
package org.cookiecharter.html.thirdparty;

import org.jspecify.annotations.NullMarked;
