@NullMarked
package org.cookiecharter.choice;

import org.jspecify.annotations.NullMarked;
