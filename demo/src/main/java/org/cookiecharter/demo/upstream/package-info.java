// SPDX-License-Identifier: Apache-2.0
/** A reverse proxy, so that the product can be tried on a site without changing it. */
@NullMarked
package org.cookiecharter.demo.upstream;

import org.jspecify.annotations.NullMarked;
