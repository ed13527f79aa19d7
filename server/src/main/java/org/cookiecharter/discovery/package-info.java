// SPDX-License-Identifier: Apache-2.0
/**
 * From live traffic to a catalogue: what came by that is not declared, and the draft that a person completes. Names
 * alone are kept, never a value, and nothing of a visitor.
 */
@NullMarked
package org.cookiecharter.discovery;

import org.jspecify.annotations.NullMarked;
