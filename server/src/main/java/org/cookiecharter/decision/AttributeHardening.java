// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

import java.util.Locale;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.catalogue.SameSite;

/** Gives a {@code Set-Cookie} field the attributes that its declaration asks for at least; never takes one away. */
final class AttributeHardening {
    private AttributeHardening() {}

    /** Whether the declaration asks for any. */
    static boolean isSetBy(DeclaredCookie declared) {
        return declared.secure() || declared.httpOnly() || declared.sameSite() != null;
    }

    /**
     * The field with these attributes.
     *
     * @param pairEnd where the field's name and value end
     * @param secure whether the response goes over a secure connection; elsewhere browsers refuse {@code Secure}
     * @return the very same text where it is strict enough already
     */
    static String under(DeclaredCookie declared, String field, int pairEnd, boolean secure) {
        boolean addSecure = secure && declared.secure();
        boolean addHttpOnly = declared.httpOnly();
        SameSite floor = declared.sameSite();
        int sameSite = floor == null ? -1 : lastSameSite(field, pairEnd);
        HeaderEdit edit = new HeaderEdit(field);
        for (AttributeCursor at = new AttributeCursor(field, pairEnd); at.next(); ) {
            addSecure &= !at.is("secure");
            addHttpOnly &= !at.is("httponly");
            if (floor != null && at.start() == sameSite && !isAsStrict(at.value(), floor)) {
                edit.replace(at.start(), at.end(), "; SameSite=" + floor.text());
            }
        }
        if (addSecure) {
            edit.append("; Secure");
        }
        if (addHttpOnly) {
            edit.append("; HttpOnly");
        }
        if (floor != null && sameSite < 0) {
            edit.append("; SameSite=" + floor.text());
        }
        return edit.text();
    }

    /** Where the one begins that counts: browsers go by the last (RFC 6265bis, 5.7). -1 where there is none. */
    private static int lastSameSite(String field, int pairEnd) {
        int last = -1;
        for (AttributeCursor at = new AttributeCursor(field, pairEnd); at.next(); ) {
            last = at.is("samesite") ? at.start() : last;
        }
        return last;
    }

    /** An unknown word is as good as none, and browsers differ over what that means (RFC 6265bis, 5.6.7). */
    private static boolean isAsStrict(String value, SameSite floor) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "strict" -> true;
            case "lax" -> floor == SameSite.LAX;
            default -> false;
        };
    }
}
