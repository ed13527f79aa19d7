// SPDX-License-Identifier: Apache-2.0
/** Tests of the test support. */
@NullMarked
package org.cookiecharter.test;

import org.jspecify.annotations.NullMarked;
