// SPDX-License-Identifier: Apache-2.0
/** The command line for operators of proof stores, with one class for each command. */
@NullMarked
package org.cookiecharter.tools;

import org.jspecify.annotations.NullMarked;
