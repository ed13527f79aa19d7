// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cookiecharter.webhook;

import org.jspecify.annotations.NullMarked;
