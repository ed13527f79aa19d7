// SPDX-License-Identifier: Apache-2.0
/** The browser bundle as resources: the scripts, the texts, and the style sheets of each theme and placement. */
@NullMarked
package org.cookiecharter.banner;

import org.jspecify.annotations.NullMarked;
