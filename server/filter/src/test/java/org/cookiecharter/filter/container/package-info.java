// SPDX-License-Identifier: Apache-2.0
/** What runs inside a container's own class loader: how it starts, and the application that it runs. */
@NullMarked
package org.cookiecharter.filter.container;

import org.jspecify.annotations.NullMarked;
