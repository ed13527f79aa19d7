// SPDX-License-Identifier: Apache-2.0
/** The console of a privacy officer: a handler of Jetty, which the operator mounts behind an access control. */
@NullMarked
package org.cookiecharter.console;

import org.jspecify.annotations.NullMarked;
