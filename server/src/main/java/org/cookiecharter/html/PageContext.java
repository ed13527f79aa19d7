// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import org.cookiecharter.html.thirdparty.NetworkHost;
import org.eclipse.jetty.http.HttpFields;

/** The properties of a request that are needed to rewrite the page in its response. */
public interface PageContext {
    String method();

    /** Returns the request headers as the browser sent them. */
    HttpFields headers();

    /** Returns the path of the page, encoded as in its URL. */
    String path();

    /** Returns the host of the site, which browsers display in the address bar. */
    NetworkHost own();
}
