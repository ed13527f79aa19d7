// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cookiecharter.docs;

import org.jspecify.annotations.NullMarked;
