// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cookiecharter.catalogue;

import org.jspecify.annotations.NullMarked;
