/**
 * Every way to set a cookie, times every kind of application, times HTTP/1.1 and HTTP/2: none gets past.
 *
 * <p>Each of these tests asks the same application three times: bare, which must set what may not be set or the test
 * proves nothing; gated, for a visitor who has not chosen; and gated, for one who granted. What arrives must be what the
 * bare application sent, field by field and byte by byte, without the cookies that may not be set.
 */
@NullMarked
package org.cookiecharter.jetty.matrix;

import org.jspecify.annotations.NullMarked;
