// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cookiecharter.choice;

import org.jspecify.annotations.NullMarked;
