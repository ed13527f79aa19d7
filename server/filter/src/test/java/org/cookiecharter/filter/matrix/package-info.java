// SPDX-License-Identifier: Apache-2.0
/** What tests and containers share: the containers, with the filter in them, are loaded apart, each with its own servlets. */
@NullMarked
package org.cookiecharter.filter.matrix;

import org.jspecify.annotations.NullMarked;
