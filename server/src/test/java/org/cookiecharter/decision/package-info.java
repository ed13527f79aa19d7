@NullMarked
package org.cookiecharter.decision;

import org.jspecify.annotations.NullMarked;
