// SPDX-License-Identifier: Apache-2.0
/** The formats that several packages share: names of values, lines of the log, cells of CSV, hashes, files. */
@NullMarked
package org.cookiecharter.format;

import org.jspecify.annotations.NullMarked;
