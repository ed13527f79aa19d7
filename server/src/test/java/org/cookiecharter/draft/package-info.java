// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cookiecharter.draft;

import org.jspecify.annotations.NullMarked;
