// SPDX-License-Identifier: Apache-2.0
/**
 * The tables of a proof store, independent of the database.
 */
@NullMarked
package org.cookiecharter.proof.jdbc;

import org.jspecify.annotations.NullMarked;
