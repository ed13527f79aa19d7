// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cookiecharter.format;

import org.jspecify.annotations.NullMarked;
