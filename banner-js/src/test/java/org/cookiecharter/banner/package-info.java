/** Tests of the browser bundle as it ships. */
@NullMarked
package org.cookiecharter.banner;

import org.jspecify.annotations.NullMarked;
