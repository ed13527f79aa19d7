// SPDX-License-Identifier: Apache-2.0
/**
 * The consent handler in a standalone Jetty. What ends in {@code IT} runs the archive that the build made, in the
 * distribution as it is published, and hence after the other tests.
 */
@NullMarked
package org.cookiecharter.jetty.standalone;

import org.jspecify.annotations.NullMarked;
