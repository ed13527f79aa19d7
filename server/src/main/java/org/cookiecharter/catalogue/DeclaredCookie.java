// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * An entry that a service keeps on the device: a cookie, or a key of another storage.
 *
 * @param name a literal name, or a pattern in which {@code *} stands for any run of characters
 * @param purpose what it is for
 * @param duration how long it stays on the device
 * @param storage where it stays
 * @param domain the cookie's {@code Domain}; null for the host alone
 * @param path the cookie's {@code Path}; null for {@code /}
 * @param thirdPartyAccess whether others than the site can read it, which visitors are always told (CJEU C-673/17
 *     <i>Planet49</i>)
 * @param partitioned whether it is set with {@code Partitioned}, without which it cannot be deleted
 * @param renew whether later visits may prolong it (they may not where anonymous statistics are exempt: CNIL 2020-092,
 *     art. 5)
 * @param secure whether {@code Secure} is added over secure connections where the application leaves it out
 * @param httpOnly whether {@code HttpOnly} is added where the application leaves it out
 * @param sameSite what {@code SameSite} is raised to where the application says less; null leaves it as it is
 */
public record DeclaredCookie(
        String name,
        LocalizedText purpose,
        CookieDuration duration,
        Storage storage,
        @Nullable String domain,
        @Nullable String path,
        boolean thirdPartyAccess,
        boolean partitioned,
        boolean renew,
        boolean secure,
        boolean httpOnly,
        @Nullable SameSite sameSite) {}
