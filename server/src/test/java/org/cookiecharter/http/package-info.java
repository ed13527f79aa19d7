// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cookiecharter.http;

import org.jspecify.annotations.NullMarked;
