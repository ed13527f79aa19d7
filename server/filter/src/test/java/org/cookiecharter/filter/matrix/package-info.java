// SPDX-License-Identifier: Apache-2.0
/**
 * The classes that tests and containers share. Each container and its filter are loaded separately, with their own
 * servlets.
 */
@NullMarked
package org.cookiecharter.filter.matrix;

import org.jspecify.annotations.NullMarked;
