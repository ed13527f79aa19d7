// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.cookie;

import java.util.Locale;
import org.cookiecharter.catalogue.DeclaredCookie;
import org.cookiecharter.catalogue.SameSite;

/** Adds the minimum attributes of a declaration to a {@code Set-Cookie} header field; never removes one. */
final class AttributeHardening {
    private AttributeHardening() {}

    /** Returns whether the declaration has any minimum attributes. */
    static boolean isRequiredBy(DeclaredCookie declared) {
        return declared.secure() || declared.httpOnly() || declared.sameSite() != null;
    }

    /**
     * Returns the header field with the minimum attributes.
     *
     * @param header the value of the header field
     * @param pairEnd the index at which the cookie's name and value end
     * @param secure whether the response is sent over a secure connection; over others, browsers reject {@code Secure}
     * @return the same string if it has all of them already
     */
    static String harden(DeclaredCookie declared, String header, int pairEnd, boolean secure) {
        boolean addSecure = secure && declared.secure();
        boolean addHttpOnly = declared.httpOnly();
        SameSite minimum = declared.sameSite();
        int sameSite = minimum == null ? -1 : lastSameSite(header, pairEnd);
        HeaderEdit edit = new HeaderEdit(header);
        for (AttributeCursor attribute = new AttributeCursor(header, pairEnd); attribute.next(); ) {
            addSecure &= !attribute.isNamed("secure");
            addHttpOnly &= !attribute.isNamed("httponly");
            if (minimum != null && attribute.start() == sameSite && !isAsStrict(attribute.value(), minimum)) {
                edit.replace(attribute.start(), attribute.end(), "; SameSite=" + minimum.text());
            }
        }
        if (addSecure) {
            edit.append("; Secure");
        }
        if (addHttpOnly) {
            edit.append("; HttpOnly");
        }
        if (minimum != null && sameSite < 0) {
            edit.append("; SameSite=" + minimum.text());
        }
        return edit.text();
    }

    /**
     * Returns the index of the effective {@code SameSite}, or -1 if there is none: browsers use the last one (RFC
     * 6265bis, 5.7).
     */
    private static int lastSameSite(String header, int pairEnd) {
        int last = -1;
        for (AttributeCursor attribute = new AttributeCursor(header, pairEnd); attribute.next(); ) {
            last = attribute.isNamed("samesite") ? attribute.start() : last;
        }
        return last;
    }

    /**
     * Returns whether a value is at least as strict as the minimum. An unknown value has the effect of none, which
     * differs between browsers (RFC 6265bis, 5.6.7).
     */
    private static boolean isAsStrict(String value, SameSite minimum) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "strict" -> true;
            case "lax" -> minimum == SameSite.LAX;
            default -> false;
        };
    }
}
