// SPDX-License-Identifier: Apache-2.0
/** The log of actions on each visitor's cookies, and the page that shows it. */
@NullMarked
package org.cookiecharter.demo.diary;

import org.jspecify.annotations.NullMarked;
