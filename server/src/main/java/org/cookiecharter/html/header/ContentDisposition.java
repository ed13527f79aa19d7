// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.header;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** The {@code Content-Disposition} header, by which browsers display a response or save it as a file (RFC 6266). */
public final class ContentDisposition {
    private static final String NAME = "Content-Disposition";
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

    private ContentDisposition() {}

    /**
     * Returns whether browsers save a response. They do so for unknown types (4.2), and ignore a value without a valid
     * type.
     */
    public static boolean isDownload(HttpFields headers) {
        for (HttpField field : headers) {
            if (field.getName().length() == NAME.length() && field.getName().equalsIgnoreCase(NAME)) {
                String value = field.getValue() == null ? "" : field.getValue();
                String type = value.split(";", 2)[0].strip();
                if (type.matches(TOKEN) && !type.equalsIgnoreCase("inline")) {
                    return true;
                }
            }
        }
        return false;
    }
}
