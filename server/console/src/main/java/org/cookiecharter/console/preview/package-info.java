// SPDX-License-Identifier: Apache-2.0
/** The preview of the banner and the charter. */
@NullMarked
package org.cookiecharter.console.preview;

import org.jspecify.annotations.NullMarked;
