// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

/**
 * A declared entry with its service and its category.
 *
 * @param cookie the entry
 * @param service the service that sets the entry
 * @param category the category of the service, which has the consent requirement
 */
public record CookieDeclaration(DeclaredCookie cookie, Service service, Category category) {}
