// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.demo;

import java.util.Locale;

/**
 * The owner of an item on the careless site. Names of cookies and keys contain it, as in {@code ad_plain} or
 * {@code __Host-ad_part}, and so does the host that it is loaded from, as in {@code ad.localhost}.
 */
enum Owner {
    /** The site itself; exempt. */
    OWN,
    /** Anonymous statistics; opt-out. */
    STAT,
    /** Needs consent. */
    AD,
    /** Needs a separate consent. */
    PLAY,
    /** An undeclared service: its storage is blocked, its requests are not. */
    ROGUE;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String host() {
        return id() + ".localhost";
    }

    /** Returns the owner of the item with this name. */
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
