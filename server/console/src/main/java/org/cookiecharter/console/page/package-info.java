// SPDX-License-Identifier: Apache-2.0
/** The pages of the console. */
@NullMarked
package org.cookiecharter.console.page;

import org.jspecify.annotations.NullMarked;
