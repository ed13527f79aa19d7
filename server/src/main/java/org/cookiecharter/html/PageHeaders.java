// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.ListIterator;
import org.cookiecharter.html.thirdparty.AddressHeader;
import org.cookiecharter.html.thirdparty.NetworkHost;
import org.cookiecharter.html.thirdparty.ThirdParties;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** Filters the response headers that make browsers contact third parties, and adds the policy that prevents it. */
final class PageHeaders {
    private final @Nullable ThirdParties thirdParties;
    private final @Nullable HttpField policy;

    /**
     * Creates a filter.
     *
     * @param thirdParties determines which hosts are blocked, or null if none is
     * @param policy the header field that is added to pages, or null for none
     */
    PageHeaders(@Nullable ThirdParties thirdParties, @Nullable HttpField policy) {
        this.thirdParties = thirdParties;
        this.policy = policy;
    }

    /**
     * Adds the policy to a page. Browsers enforce all policies that they receive, so the application's own policy remains
     * effective.
     */
    void addPolicy(HttpFields.Mutable headers) {
        if (policy != null) {
            headers.add(policy);
        }
    }

    /** Removes the addresses of blocked hosts. Returns whether it removed any. */
    boolean removeBlockedAddresses(PageContext request, HttpFields.Mutable headers) {
        if (thirdParties == null) {
            return false;
        }
        ThirdParties blocker = thirdParties;
        NetworkHost own = request.own();
        boolean changed = false;
        for (ListIterator<HttpField> fields = headers.listIterator(); fields.hasNext(); ) {
            HttpField field = fields.next();
            AddressHeader header = AddressHeader.of(field);
            if (header == null) {
                continue;
            }
            String value = String.valueOf(field.getValue());
            String remaining = header.without(value, address -> {
                NetworkHost host = NetworkHost.of(address);
                return host != null && blocker.recordContact(host, own) != null;
            });
            if (remaining.equals(value)) {
                continue;
            }
            changed = true;
            if (remaining.isEmpty()) {
                fields.remove();
            } else {
                fields.set(new HttpField(field.getHeader(), field.getName(), remaining));
            }
        }
        return changed;
    }
}
