// SPDX-License-Identifier: Apache-2.0
/** What happened to the cookies of each visitor, and the page that tells. */
@NullMarked
package org.cookiecharter.demo.diary;

import org.jspecify.annotations.NullMarked;
