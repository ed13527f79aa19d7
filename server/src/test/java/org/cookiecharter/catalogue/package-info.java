@NullMarked
package org.cookiecharter.catalogue;

import org.jspecify.annotations.NullMarked;
