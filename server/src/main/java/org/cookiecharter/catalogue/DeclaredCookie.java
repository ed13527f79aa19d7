// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.catalogue;

import org.cookiecharter.format.TextValue;
import org.jspecify.annotations.Nullable;

/**
 * An entry that a service stores on the device: a cookie, or a key of another storage.
 *
 * @param name a literal name, or a pattern in which {@code *} matches any sequence of characters
 * @param purpose the purpose of the entry
 * @param duration the duration for which it stays on the device
 * @param storage the storage that contains it
 * @param domain the cookie's {@code Domain}; null for the host alone
 * @param path the cookie's {@code Path}; null for {@code /}
 * @param thirdPartyAccess whether parties other than the site can read it, of which visitors are always informed (CJEU
 *     C-673/17 <i>Planet49</i>)
 * @param partitioned whether it is set with {@code Partitioned}, without which it cannot be deleted
 * @param renew whether later visits may extend its lifetime (they may not if anonymous statistics are exempt: CNIL
 *     2020-092, art. 5)
 * @param secure whether {@code Secure} is added over secure connections if the application omits it
 * @param httpOnly whether {@code HttpOnly} is added if the application omits it
 * @param sameSite the minimum {@code SameSite}, to which a weaker or missing one of the application is raised; null
 *     leaves it unchanged
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
        @Nullable SameSite sameSite) {
    /** The minimum {@code SameSite} of a cookie (RFC 6265bis, 5.6.7). */
    public enum SameSite implements TextValue {
        LAX("Lax"),
        STRICT("Strict");

        private final String text;

        SameSite(String text) {
            this.text = text;
        }

        /** Returns the name of this value in the catalogue file and in the {@code Set-Cookie} header field. */
        @Override
        public String text() {
            return text;
        }
    }
}
