// SPDX-License-Identifier: Apache-2.0
/** The draft of a catalogue: its JSON, and the errors in it. */
@NullMarked
package org.cookiecharter.console.draft;

import org.jspecify.annotations.NullMarked;
