// SPDX-License-Identifier: Apache-2.0
/** The forms in which people edit the parts of a catalogue. */
@NullMarked
package org.cookiecharter.console.form;

import org.jspecify.annotations.NullMarked;
