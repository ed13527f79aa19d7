// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.audit.login;

import java.util.Locale;

/**
 * A step of a login script.
 *
 * @param line its line in the file, from 1
 * @param action what it does
 * @param target the address to open, or else the CSS selector of an element
 * @param value what is filled in; empty for other actions
 * @param literal whether the value is in the file itself, in place of an environment variable
 */
public record LoginStep(int line, Action action, String target, String value, boolean literal) {
    /** What a step does. */
    public enum Action {
        /** Opens a page. */
        OPEN(1),
        /** Fills in a field. */
        FILL(2),
        /** Clicks on an element. */
        CLICK(1),
        /** Waits until an element is visible. */
        WAIT(1);

        private final int arguments;

        Action(int arguments) {
            this.arguments = arguments;
        }

        int arguments() {
            return arguments;
        }

        /** Returns the word of this action in a file. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the step without its value, which may be secret. */
    @Override
    public String toString() {
        return "line " + line + " (" + action.text() + " " + target + ")";
    }
}
