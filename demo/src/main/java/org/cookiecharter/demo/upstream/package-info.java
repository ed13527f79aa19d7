// SPDX-License-Identifier: Apache-2.0
/** A reverse proxy, for trying Cookie Charter on a site without changing the site. */
@NullMarked
package org.cookiecharter.demo.upstream;

import org.jspecify.annotations.NullMarked;
