// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html;

import java.util.ListIterator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** The response fields that make browsers contact third parties, or keep them from it. */
final class PageFields {
    private final @Nullable ThirdParties thirdParties;
    private final @Nullable HttpField policy;

    /** @param policy is added to pages; null for nothing */
    PageFields(@Nullable ThirdParties thirdParties, @Nullable HttpField policy) {
        this.thirdParties = thirdParties;
        this.policy = policy;
    }

    /** Adds the policy to a page. Browsers obey all policies that they get, so an application's own holds as well. */
    void addPolicy(HttpFields.Mutable headers) {
        if (HtmlType.of(headers) != null) {
            restrict(headers);
        }
    }

    /** Adds the policy. */
    void restrict(HttpFields.Mutable headers) {
        if (policy != null) {
            headers.add(policy);
        }
    }

    /** Removes addresses of blocked hosts. Returns whether there was any. */
    boolean dropAddresses(PageContext request, HttpFields.Mutable headers) {
        if (thirdParties == null || !hasAddresses(headers)) {
            return false;
        }
        ThirdParties parties = thirdParties;
        NetworkHost own = request.own();
        boolean changed = false;
        for (ListIterator<HttpField> fields = headers.listIterator(); fields.hasNext(); ) {
            HttpField field = fields.next();
            AddressHeader header = AddressHeader.of(field);
            if (header == null) {
                continue;
            }
            String value = String.valueOf(field.getValue());
            String kept = header.without(value, address -> {
                NetworkHost host = NetworkHost.of(address);
                return host != null && parties.requiredConsent(host, own) != null;
            });
            if (kept.equals(value)) {
                continue;
            }
            changed = true;
            if (kept.isEmpty()) {
                fields.remove();
            } else {
                fields.set(new HttpField(field.getHeader(), field.getName(), kept));
            }
        }
        return changed;
    }

    static boolean hasAddresses(HttpFields headers) {
        for (ListIterator<HttpField> i = headers.listIterator(0); i.hasNext(); ) {
            if (AddressHeader.of(i.next()) != null) {
                return true;
            }
        }
        return false;
    }
}
