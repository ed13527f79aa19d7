// SPDX-License-Identifier: Apache-2.0
/**
 * The durable proof of consent: records that a choice was made, when, for which revision and in which language.
 *
 * <p>Embedding applications call {@link org.cookiecharter.proof.sqlite.SqliteProofStore#open} and little else.
 */
@NullMarked
package org.cookiecharter.proof;

import org.jspecify.annotations.NullMarked;
