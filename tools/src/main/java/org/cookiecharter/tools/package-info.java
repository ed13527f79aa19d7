// SPDX-License-Identifier: Apache-2.0
/** What operators do with proofs of consent, on a command line: a class for each command. */
@NullMarked
package org.cookiecharter.tools;

import org.jspecify.annotations.NullMarked;
