// SPDX-License-Identifier: Apache-2.0
/** What a data-protection officer does with a catalogue before a site runs with it. */
@NullMarked
package org.cookiecharter.tools.catalogue;

import org.jspecify.annotations.NullMarked;
