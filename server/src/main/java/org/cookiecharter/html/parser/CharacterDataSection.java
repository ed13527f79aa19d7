// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.html.parser;

/** Finds the start and the end of {@code <![CDATA[ … ]]>} after the {@code <!}. */
final class CharacterDataSection {
    private static final String START = "[CDATA[";

    /** The number of units of the start that have been read, or -1 if it is no section. */
    private int matched = -1;
    /** The number of closing brackets just before this unit. */
    private int brackets;

    /** Starts to read markup. */
    void reset(boolean mayBeSection) {
        matched = mayBeSection ? 0 : -1;
        brackets = 0;
    }

    /** Returns whether the markup may still become a section. */
    boolean isPossible() {
        return matched >= 0;
    }

    /** Reads the next unit of the start, and returns whether it completes the start. */
    boolean readStart(int unit) {
        matched = unit == START.charAt(matched) ? matched + 1 : -1;
        return matched == START.length();
    }

    /** Returns whether all units before the next bracket may be skipped. */
    boolean isPlain() {
        return brackets == 0;
    }

    /** Reads the next unit of the content, and returns whether it ends the section. */
    boolean readContent(int unit) {
        boolean ends = unit == '>' && brackets >= 2;
        brackets = unit == ']' ? brackets + 1 : 0;
        return ends;
    }
}
