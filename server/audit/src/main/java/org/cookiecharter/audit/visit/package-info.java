// SPDX-License-Identifier: Apache-2.0
/** Visits: the actions of one visitor in one browser, and the recorders of what happens meanwhile. */
@NullMarked
package org.cookiecharter.audit.visit;

import org.jspecify.annotations.NullMarked;
