// SPDX-License-Identifier: Apache-2.0
/** A soak test: a site under load during outages, with every response checked. */
@NullMarked
package org.cookiecharter.soak;

import org.jspecify.annotations.NullMarked;
