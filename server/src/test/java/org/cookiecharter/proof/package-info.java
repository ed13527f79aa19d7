@NullMarked
package org.cookiecharter.proof;

import org.jspecify.annotations.NullMarked;
