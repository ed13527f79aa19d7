// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cookiecharter.jetty;

import org.jspecify.annotations.NullMarked;
