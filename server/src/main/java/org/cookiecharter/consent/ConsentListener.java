// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import org.cookiecharter.proof.ConsentRecord;

/** A listener that is notified of each choice that was recorded. */
@FunctionalInterface
public interface ConsentListener {
    /**
     * Handles a choice, once its record is durable; {@link ConsentRecord#outcome} tells whether consent was granted,
     * refused or withdrawn. A thread of the proof store calls it, and the visitor waits for the response, so it should
     * not block. An exception is logged and has no further effect. If the process ends between the record and this call,
     * the call is lost; a {@link org.cookiecharter.settings.Webhook} loses nothing.
     */
    void onChoice(ConsentRecord record);
}
