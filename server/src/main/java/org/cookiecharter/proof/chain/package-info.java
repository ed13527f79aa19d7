// SPDX-License-Identifier: Apache-2.0
/**
 * The hash chain of consent records, and its verification.
 */
@NullMarked
package org.cookiecharter.proof.chain;

import org.jspecify.annotations.NullMarked;
