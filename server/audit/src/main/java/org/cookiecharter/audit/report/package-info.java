// SPDX-License-Identifier: Apache-2.0
/** The reports of an audit: HTML for people, JSON, SARIF and JUnit XML for programs. */
@NullMarked
package org.cookiecharter.audit.report;

import org.jspecify.annotations.NullMarked;
