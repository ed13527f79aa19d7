// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.browser;

import com.google.gson.JsonObject;

/**
 * An observer of everything that runs in a browser. Its methods are called one after the other on one thread, and must
 * not wait for the result of a command.
 */
public interface TargetObserver {
    /** Called when a page, a frame of another site or a worker was created, before it loads or runs anything. */
    void onAttached(DevToolsSession session);

    /** Called for each event of an attached target. */
    void onEvent(DevToolsSession session, String method, JsonObject parameters);
}
