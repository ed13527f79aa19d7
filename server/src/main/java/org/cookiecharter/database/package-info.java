// SPDX-License-Identifier: Apache-2.0
/** What consent records and catalogues in a PostgreSQL database share. */
@NullMarked
package org.cookiecharter.database;

import org.jspecify.annotations.NullMarked;
