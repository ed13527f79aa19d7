// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.observation;

import java.util.List;

/**
 * A request that the browser sent.
 *
 * @param url the masked address
 * @param host the host in lower case
 * @param port the port, or -1 for the default
 * @param method the method
 * @param type what it loads: {@code Document}, {@code Script}, {@code Image}…
 * @param initiator what caused it: {@code parser}, {@code script}, {@code redirect}…
 * @param initiatorUrl the masked address of the document or script that caused it; empty if it is not known
 * @param stack the calls that led to it, the innermost first; empty if no script did
 * @param moment when it was sent
 */
public record RequestObservation(
        String url,
        String host,
        int port,
        String method,
        String type,
        String initiator,
        String initiatorUrl,
        List<String> stack,
        Moment moment) {
    public RequestObservation {
        stack = List.copyOf(stack);
    }
}
