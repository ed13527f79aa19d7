// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

/**
 * A declared entry with the service and the category that response for it.
 *
 * @param cookie the entry
 * @param service whose it is
 * @param category which rule it is under
 */
public record CookieDeclaration(DeclaredCookie cookie, Service service, Category category) {}
