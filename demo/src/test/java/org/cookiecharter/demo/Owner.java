// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.util.Locale;

/**
 * To whom something on the careless site belongs: the names of its cookies and keys say so, like {@code ad_plain} or
 * {@code __Host-ad_part}, and the host that it is loaded from, like {@code ad.localhost}.
 */
enum Owner {
    /** The site itself; exempt. */
    OWN,
    /** Anonymous statistics; until the visitor objects. */
    STAT,
    /** Needs consent. */
    AD,
    /** Needs consent, of its own. */
    PLAY,
    /** In no service of the catalogue: what it keeps is blocked, what it sends is left alone. */
    ROGUE;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String host() {
        return id() + ".localhost";
    }

    /** The owner of what has this name. */
    static Owner of(String name) {
        String plain = name.replaceFirst("(?i)^(__host-|__secure-)", "").replaceFirst("[_.].*$", "");
        for (Owner owner : values()) {
            if (owner.id().equals(plain)) {
                return owner;
            }
        }
        throw new AssertionError("nobody owns " + name);
    }
}
