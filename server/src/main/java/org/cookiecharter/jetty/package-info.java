/** How HTTP, as Jetty speaks it, is held to what was decided. */
@NullMarked
package org.cookiecharter.jetty;

import org.jspecify.annotations.NullMarked;
