// SPDX-License-Identifier: Apache-2.0
/**
 * A servlet filter that enforces cookie consent in any servlet container. It is a separate artifact, so that Jetty
 * users get no servlet API, and Tomcat and Undertow users get no Jetty server; it uses only value classes of Jetty,
 * such as header fields and URIs.
 *
 * <p>The entry point is {@link org.cookiecharter.filter.ConsentFilter}. Prefer {@code ConsentHandler} if you can add a
 * handler to Jetty: a handler is the last code to see a response before it is sent, and a filter is not.
 */
@NullMarked
package org.cookiecharter.filter;

import org.jspecify.annotations.NullMarked;
