// SPDX-License-Identifier: Apache-2.0
/**
 * What is remembered: that a choice was made, when, for which revision and in which language.
 *
 * <p>Who embeds the product types {@link org.cookiecharter.proof.ProofStore#sqlite} and little else.
 */
@NullMarked
package org.cookiecharter.proof;

import org.jspecify.annotations.NullMarked;
