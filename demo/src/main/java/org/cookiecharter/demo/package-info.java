// SPDX-License-Identifier: Apache-2.0
/**
 * A runnable server that shows the product: a small open-data portal of its own, or any site behind {@code --upstream}.
 *
 * <p>{@link org.cookiecharter.demo.Demo} reads the {@link org.cookiecharter.demo.Options} and starts a
 * {@link org.cookiecharter.demo.DemoServer}.
 */
@NullMarked
package org.cookiecharter.demo;

import org.jspecify.annotations.NullMarked;
