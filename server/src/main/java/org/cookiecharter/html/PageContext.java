// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import org.eclipse.jetty.http.HttpFields;

/** What is to be known of the request that a page answers. */
public interface PageContext {
    String method();

    /** As they came from the browser. */
    HttpFields headers();

    /** Whom the visitor sees in the address bar. */
    NetworkHost own();
}
