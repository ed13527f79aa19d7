// SPDX-License-Identifier: Apache-2.0
/** What the operator sees of all that was chosen and seen: figures of days, and nobody in them. */
@NullMarked
package org.cookiecharter.report;

import org.jspecify.annotations.NullMarked;
