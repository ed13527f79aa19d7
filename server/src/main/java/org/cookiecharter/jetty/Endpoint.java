package org.cookiecharter.jetty;

/** What answers one address of ours. */
@FunctionalInterface
interface Endpoint {
    void handle(Exchange exchange) throws Exception;
}
