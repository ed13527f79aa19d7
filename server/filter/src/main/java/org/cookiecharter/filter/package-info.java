// SPDX-License-Identifier: Apache-2.0
/**
 * How any servlet container is held to the choice: a filter. An artifact of its own, so that who runs Jetty gets no servlet
 * API, and who runs Tomcat or Undertow gets no server of Jetty's; of that, values such as fields and addresses are used.
 *
 * <p>Users type {@link org.cookiecharter.filter.ConsentFilter}. Whoever can put a handler in Jetty is better served by
 * {@code ConsentHandler}: it is the last code before the wire, which a filter is not.
 */
@NullMarked
package org.cookiecharter.filter;

import org.jspecify.annotations.NullMarked;
