/**
 * How HTTP is held to the choice: the Jetty handler, its two gates, and what it serves itself.
 *
 * <p>Users type {@link org.cookiecharter.jetty.ConsentHandler} and {@link org.cookiecharter.jetty.Consent}.
 */
@NullMarked
package org.cookiecharter.jetty;

import org.jspecify.annotations.NullMarked;
