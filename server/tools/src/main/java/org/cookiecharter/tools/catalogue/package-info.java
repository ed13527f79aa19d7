// SPDX-License-Identifier: Apache-2.0
/** The commands for checking and creating a catalogue before a site uses it. */
@NullMarked
package org.cookiecharter.tools.catalogue;

import org.jspecify.annotations.NullMarked;
