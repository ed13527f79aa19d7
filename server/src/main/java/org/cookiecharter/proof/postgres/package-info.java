// SPDX-License-Identifier: Apache-2.0
/**
 * Proof stores in PostgreSQL databases: {@link org.cookiecharter.proof.postgres.PostgresProofStore}.
 */
@NullMarked
package org.cookiecharter.proof.postgres;

import org.jspecify.annotations.NullMarked;
