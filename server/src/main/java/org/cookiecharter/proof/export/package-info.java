// SPDX-License-Identifier: Apache-2.0
/** Records as rows of a table. */
@NullMarked
package org.cookiecharter.proof.export;

import org.jspecify.annotations.NullMarked;
