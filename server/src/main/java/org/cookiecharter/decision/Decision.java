// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.decision;

/** The outcome for one cookie under one choice, and why. */
public enum Decision {
    /** The cookie that holds the choice itself. */
    CONSENT_COOKIE(true, "it holds the visitor's choice"),
    EXEMPT(true, "strictly necessary"),
    GRANTED(true, "granted by the visitor"),
    /** Anonymous statistics before any choice. */
    OPT_OUT_DEFAULT(true, "anonymous statistics, not refused"),
    UNDECLARED_ALLOWED(true, "not in the catalogue, passed as configured"),
    /** What removes a cookie is never blocked. */
    CLIENT_DELETION(true, "it deletes the cookie"),

    UNDECIDED(false, "it needs consent, and the visitor has not answered"),
    REFUSED(false, "refused by the visitor"),
    /** Granted once, but for less than the catalogue says today. */
    STALE(false, "the catalogue has changed since the visitor answered"),
    GPC(false, "the browser asks sites not to track (Sec-GPC)"),
    UNDECLARED(false, "not in the catalogue"),
    /** The application sets the cookie that holds the choice. */
    RESERVED(false, "it has the name of the consent cookie, which only /consent/choice sets");

    private final boolean keeps;
    private final String reason;

    Decision(boolean keeps, String reason) {
        this.keeps = keeps;
        this.reason = reason;
    }

    /** Whether the catalogue does not name it. */
    public boolean isUndeclared() {
        return this == UNDECLARED || this == UNDECLARED_ALLOWED;
    }

    /** Whether the cookie may be set and seen. */
    public boolean isAllowed() {
        return keeps;
    }

    /** An English clause for logs and diaries. */
    public String reason() {
        return reason;
    }
}
