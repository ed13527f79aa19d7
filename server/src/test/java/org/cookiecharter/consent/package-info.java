// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cookiecharter.consent;

import org.jspecify.annotations.NullMarked;
