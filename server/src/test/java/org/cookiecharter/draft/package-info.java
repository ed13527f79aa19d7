@NullMarked
package org.cookiecharter.draft;

import org.jspecify.annotations.NullMarked;
