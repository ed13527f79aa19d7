// SPDX-License-Identifier: Apache-2.0
/** Tests of the storage. */
@NullMarked
package org.cookiecharter.console.storage;

import org.jspecify.annotations.NullMarked;
