// SPDX-License-Identifier: Apache-2.0
/** The operator's report: daily figures of choices, visits and undeclared names, which identify no visitor. */
@NullMarked
package org.cookiecharter.report;

import org.jspecify.annotations.NullMarked;
