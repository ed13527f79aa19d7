// SPDX-License-Identifier: Apache-2.0
/** The classes inside a container's own class loader: its launcher, and the application. */
@NullMarked
package org.cookiecharter.filter.container;

import org.jspecify.annotations.NullMarked;
