// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of the console on the operator's port.
 *
 * @param user the name of its user
 * @param auditReport the JSON report of an audit, whose findings the console lists, or null for none
 */
record ConsoleOptions(String user, @Nullable Path auditReport) {}
