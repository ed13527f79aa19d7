// SPDX-License-Identifier: Apache-2.0
/**
 * Discovery of undeclared cookies in live traffic, and the draft catalogue that a person completes. Only names are
 * stored, never values, and nothing about visitors.
 */
@NullMarked
package org.cookiecharter.discovery;

import org.jspecify.annotations.NullMarked;
