// SPDX-License-Identifier: Apache-2.0
/**
 * Decompression and compression of responses while they are rewritten: gzip and deflate.
 */
@NullMarked
package org.cookiecharter.html.compression;

import org.jspecify.annotations.NullMarked;
