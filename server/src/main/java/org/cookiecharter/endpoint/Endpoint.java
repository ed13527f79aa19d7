// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.endpoint;

/** A handler of one of the module's own addresses. */
@FunctionalInterface
public interface Endpoint {
    void handle(Exchange exchange) throws Exception;
}
