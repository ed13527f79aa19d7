// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of the consent handler in a standalone Jetty. Classes named {@code IT} run the archive of the build in the
 * published distribution, and hence after the other tests.
 */
@NullMarked
package org.cookiecharter.jetty.standalone;

import org.jspecify.annotations.NullMarked;
