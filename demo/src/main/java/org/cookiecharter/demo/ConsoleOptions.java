// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of the console on the operator's port.
 *
 * @param users the names of its users, each with an address of their own; if there are several, another one must
 *     approve each version
 * @param auditReport the JSON report of an audit, whose findings the console lists, or null for none
 */
record ConsoleOptions(List<String> users, @Nullable Path auditReport) {
    private static final String PATH = "/console";

    ConsoleOptions {
        users = List.copyOf(users);
    }

    /** Returns the path of the console of a user. */
    String path(String user) {
        int index = users.indexOf(user);
        return index == 0 ? PATH : PATH + '-' + (index + 1);
    }

    /** Returns the user whose console has this path, or null if there is none. */
    @Nullable
    String user(@Nullable String path) {
        return users.stream()
                .filter(name -> path(name).equals(path))
                .findFirst()
                .orElse(null);
    }
}
