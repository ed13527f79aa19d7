// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.finding;

import java.util.Locale;
import org.cookiecharter.audit.observation.Step;

/** A rule that a site can violate, with its row of the page on the law. */
public enum Rule {
    SET_BEFORE_CONSENT(1, Level.ERROR),
    STORED_BEFORE_CONSENT(3, Level.ERROR),
    THIRD_PARTY_BEFORE_CONSENT(4, Level.ERROR),
    KEPT_AFTER_REFUSAL(1, Level.ERROR),
    THIRD_PARTY_AFTER_REFUSAL(4, Level.ERROR),
    KEPT_AFTER_WITHDRAWAL(24, Level.ERROR),
    THIRD_PARTY_AFTER_WITHDRAWAL(25, Level.ERROR),
    UNDECLARED(37, Level.ERROR),
    UNDECLARED_THIRD_PARTY(37, Level.ERROR),
    OUTLIVES_DECLARATION(37, Level.ERROR),
    /** Without a catalogue: nobody says whether it needs consent. */
    UNIDENTIFIED_BEFORE_CONSENT(1, Level.WARNING),
    /** Without a catalogue: nobody says whether it needs consent. */
    UNIDENTIFIED_THIRD_PARTY(4, Level.WARNING),
    BANNER_NOT_FOUND(10, Level.ERROR),
    CANNOT_REFUSE(10, Level.ERROR),
    REFUSE_NOT_ON_FIRST_LAYER(10, Level.ERROR),
    REFUSE_LESS_PROMINENT(11, Level.ERROR),
    PURPOSES_NOT_NAMED(13, Level.WARNING),
    PRESELECTED(16, Level.ERROR),
    CANNOT_WITHDRAW(22, Level.ERROR),
    NOT_REACHABLE_BY_KEYBOARD(50, Level.ERROR),
    ACCESSIBILITY(54, Level.WARNING),
    /** A declaration that no visit needed. It may belong to a page that was not visited. */
    NEVER_SEEN(37, Level.NOTE);

    /** How serious a violation is; the names are those of SARIF in capitals. */
    public enum Level {
        ERROR,
        WARNING,
        /** Reported, but not counted as a finding in the exit code. */
        NOTE;

        /** Returns the name of this level in SARIF. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final int row;
    private final Level level;

    Rule(int row, Level level) {
        this.row = row;
        this.level = level;
    }

    /** Returns the name of this rule in reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the number of the row of {@code docs/pages/law.md}. */
    public int row() {
        return row;
    }

    /** Returns how serious a violation is. */
    public Level level() {
        return level;
    }

    /** Returns the rule for an entry that may not be stored in a step. */
    static Rule forEntry(Step step, boolean cookie) {
        return switch (step) {
            case BEFORE_CHOICE -> cookie ? SET_BEFORE_CONSENT : STORED_BEFORE_CONSENT;
            case AFTER_REFUSAL -> KEPT_AFTER_REFUSAL;
            case AFTER_WITHDRAWAL -> KEPT_AFTER_WITHDRAWAL;
            case AFTER_ACCEPTANCE -> throw new IllegalArgumentException("everything was accepted");
        };
    }

    /** Returns the rule for a request that may not be sent in a step. */
    static Rule forRequest(Step step) {
        return switch (step) {
            case BEFORE_CHOICE -> THIRD_PARTY_BEFORE_CONSENT;
            case AFTER_REFUSAL -> THIRD_PARTY_AFTER_REFUSAL;
            case AFTER_WITHDRAWAL -> THIRD_PARTY_AFTER_WITHDRAWAL;
            case AFTER_ACCEPTANCE -> throw new IllegalArgumentException("everything was accepted");
        };
    }
}
