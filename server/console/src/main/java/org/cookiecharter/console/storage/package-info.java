// SPDX-License-Identifier: Apache-2.0
/** The storage of a catalogue: its published versions and its draft. */
@NullMarked
package org.cookiecharter.console.storage;

import org.jspecify.annotations.NullMarked;
