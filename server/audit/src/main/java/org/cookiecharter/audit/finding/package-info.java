// SPDX-License-Identifier: Apache-2.0
/** The comparison of observations with a catalogue, and its results. */
@NullMarked
package org.cookiecharter.audit.finding;

import org.jspecify.annotations.NullMarked;
