// SPDX-License-Identifier: Apache-2.0
/** A site under load with everything going wrong around it at once, each of its answers checked. */
@NullMarked
package org.cookiecharter.soak;

import org.jspecify.annotations.NullMarked;
