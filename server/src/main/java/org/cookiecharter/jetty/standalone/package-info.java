// SPDX-License-Identifier: Apache-2.0
/** The consent handler of a standalone Jetty, which its XML file configures. */
@NullMarked
package org.cookiecharter.jetty.standalone;

import org.jspecify.annotations.NullMarked;
