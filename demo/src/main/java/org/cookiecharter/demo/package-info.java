// SPDX-License-Identifier: Apache-2.0
/**
 * A runnable demo server: a small open-data portal, or a proxy in front of any site with {@code --upstream}.
 *
 * <p>{@link org.cookiecharter.demo.Demo} parses the {@link org.cookiecharter.demo.Options} and starts a {@link
 * org.cookiecharter.demo.DemoServer}.
 */
@NullMarked
package org.cookiecharter.demo;

import org.jspecify.annotations.NullMarked;
