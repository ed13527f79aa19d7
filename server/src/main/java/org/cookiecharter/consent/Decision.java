// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

/** The decision on one cookie under one choice, with its reason. */
public enum Decision {
    /** The consent cookie, which contains the choice. */
    CONSENT_COOKIE(true, "it contains the visitor's choice"),
    EXEMPT(true, "strictly necessary"),
    GRANTED(true, "granted by the visitor"),
    /** Anonymous statistics before any choice. */
    OPT_OUT_DEFAULT(true, "anonymous statistics, not refused"),
    UNDECLARED_ALLOWED(true, "not in the catalogue, allowed by configuration"),
    /** A deletion, which is never blocked. */
    CLIENT_DELETION(true, "it deletes the cookie"),

    UNDECIDED(false, "it needs consent, and the visitor has not decided"),
    REFUSED(false, "refused by the visitor"),
    /** Neither granted nor refused since the catalogue was extended. */
    STALE(false, "the catalogue has changed since the visitor's choice"),
    GPC(false, "the browser asks sites not to track (Sec-GPC)"),
    UNDECLARED(false, "not in the catalogue"),
    /** A cookie of the application with the name of the consent cookie. */
    RESERVED(false, "it has the name of the consent cookie, which only /consent/choice sets");

    private final boolean allowed;
    private final String reason;

    Decision(boolean allowed, String reason) {
        this.allowed = allowed;
        this.reason = reason;
    }

    /** Returns whether the catalogue does not declare the cookie. */
    public boolean isUndeclared() {
        return this == UNDECLARED || this == UNDECLARED_ALLOWED;
    }

    /** Returns whether the cookie may be set and read. */
    public boolean isAllowed() {
        return allowed;
    }

    /** Returns an English clause for logs and diaries. */
    public String reason() {
        return reason;
    }
}
