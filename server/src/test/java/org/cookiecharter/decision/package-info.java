// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cookiecharter.decision;

import org.jspecify.annotations.NullMarked;
