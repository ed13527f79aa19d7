// SPDX-License-Identifier: Apache-2.0
/** The library as a named module, in an application of named modules. */
@NullMarked
package org.cookiecharter.jetty.modular;

import org.jspecify.annotations.NullMarked;
