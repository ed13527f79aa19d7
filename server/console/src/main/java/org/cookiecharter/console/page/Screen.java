// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.page;

import org.eclipse.jetty.util.Fields;

/** A page of the console. Implementations are thread-safe. */
public interface Screen {
    Reply show(Visit visit);

    /**
     * Handles a form of the page.
     *
     * @param form the submitted values
     */
    default Reply submit(Visit visit, Fields form) {
        return show(visit);
    }
}
