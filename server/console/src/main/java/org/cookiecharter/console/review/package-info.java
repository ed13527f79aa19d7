// SPDX-License-Identifier: Apache-2.0
/** The differences between two versions of a catalogue, in words. */
@NullMarked
package org.cookiecharter.console.review;

import org.jspecify.annotations.NullMarked;
