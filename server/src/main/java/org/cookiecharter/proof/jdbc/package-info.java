// SPDX-License-Identifier: Apache-2.0
/**
 * The tables of a proof store, which all supported databases share.
 */
@NullMarked
package org.cookiecharter.proof.jdbc;

import org.jspecify.annotations.NullMarked;
