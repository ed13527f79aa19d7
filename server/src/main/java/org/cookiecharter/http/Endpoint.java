// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

/** What answers one address of ours. */
@FunctionalInterface
public interface Endpoint {
    void handle(Exchange exchange) throws Exception;
}
