// SPDX-License-Identifier: Apache-2.0
/** Tests of what the server creates for the banner. */
@NullMarked
package org.cookiecharter.endpoint.banner;

import org.jspecify.annotations.NullMarked;
