// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cookiecharter.discovery;

import org.jspecify.annotations.NullMarked;
