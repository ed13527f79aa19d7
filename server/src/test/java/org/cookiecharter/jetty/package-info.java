@NullMarked
package org.cookiecharter.jetty;

import org.jspecify.annotations.NullMarked;
