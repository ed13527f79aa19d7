// SPDX-License-Identifier: Apache-2.0
/** The console of a standalone Jetty, which its XML file configures. */
@NullMarked
package org.cookiecharter.console.standalone;

import org.jspecify.annotations.NullMarked;
