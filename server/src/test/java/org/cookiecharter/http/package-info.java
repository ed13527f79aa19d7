@NullMarked
package org.cookiecharter.http;

import org.jspecify.annotations.NullMarked;
