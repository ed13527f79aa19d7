// SPDX-License-Identifier: Apache-2.0
/**
 * Proof stores in SQLite files: {@link org.cookiecharter.proof.sqlite.SqliteProofStore}.
 */
@NullMarked
package org.cookiecharter.proof.sqlite;

import org.jspecify.annotations.NullMarked;
