// SPDX-License-Identifier: Apache-2.0
/**
 * The third-party origins that a catalogue declares, and the undeclared ones that pages load.
 */
@NullMarked
package org.cookiecharter.thirdparty;

import org.jspecify.annotations.NullMarked;
