// SPDX-License-Identifier: Apache-2.0
/**
 * The charter as a page, with the form to choose.
 */
@NullMarked
package org.cookiecharter.endpoint.charter;

import org.jspecify.annotations.NullMarked;
