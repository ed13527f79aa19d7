@NullMarked
package org.cookiecharter.docs;

import org.jspecify.annotations.NullMarked;
