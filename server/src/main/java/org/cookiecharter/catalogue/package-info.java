/** What a site declares: categories, services and the cookies they keep. */
@NullMarked
package org.cookiecharter.catalogue;

import org.jspecify.annotations.NullMarked;
