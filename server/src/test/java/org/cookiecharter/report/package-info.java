// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.cookiecharter.report;

import org.jspecify.annotations.NullMarked;
