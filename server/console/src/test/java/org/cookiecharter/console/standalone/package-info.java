// SPDX-License-Identifier: Apache-2.0
/** Tests of the console of a standalone Jetty. */
@NullMarked
package org.cookiecharter.console.standalone;

import org.jspecify.annotations.NullMarked;
