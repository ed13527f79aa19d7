// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.preview;

import java.util.regex.Pattern;

/** A colour scheme in which the preview shows a page, whatever the scheme of the user's own system. */
public enum ColourScheme {
    /** The scheme of the user's system. */
    SYSTEM,
    LIGHT,
    DARK;

    private static final Pattern PROPERTY = Pattern.compile("color-scheme:\\s*light dark");
    private static final Pattern QUERY = Pattern.compile("\\(prefers-color-scheme:\\s*dark\\)");

    /** Returns style rules that have this scheme only. */
    String applyTo(String rules) {
        return switch (this) {
            case SYSTEM -> rules;
            case LIGHT ->
                QUERY.matcher(PROPERTY.matcher(rules).replaceAll("color-scheme:light"))
                        .replaceAll("(max-width:0)");
            case DARK ->
                QUERY.matcher(PROPERTY.matcher(rules).replaceAll("color-scheme:dark"))
                        .replaceAll("(min-width:0)");
        };
    }

    /** Returns the value of the CSS property. */
    String css() {
        return switch (this) {
            case SYSTEM -> "light dark";
            case LIGHT -> "light";
            case DARK -> "dark";
        };
    }
}
