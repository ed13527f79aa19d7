// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

/**
 * A declared entry with its service.
 *
 * @param cookie the entry
 * @param service the service that sets the entry
 */
public record CookieDeclaration(DeclaredCookie cookie, Service service) {
    /** Returns the category of the service, which has the consent requirement. */
    public Category category() {
        return service.category();
    }
}
