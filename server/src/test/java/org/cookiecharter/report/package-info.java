@NullMarked
package org.cookiecharter.report;

import org.jspecify.annotations.NullMarked;
