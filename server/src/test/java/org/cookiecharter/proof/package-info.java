// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cookiecharter.proof;

import org.jspecify.annotations.NullMarked;
