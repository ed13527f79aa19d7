// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.console.form;

import java.util.List;

/**
 * A field of a form: one member of a JSON object.
 *
 * @param key the name of the member; with a dot, that of a member of an inner object
 * @param kind the kind of its value
 * @param options the values to choose from; empty if any value can be entered
 * @param isRare whether the field is hidden until the user opens the rare ones
 */
public record Field(String key, Kind kind, List<String> options, boolean isRare) {
    /** The kinds of values. */
    public enum Kind {
        /** A string of one line. */
        LINE,
        /** A text of one line in each language. */
        TEXT,
        /** A text of several lines in each language. */
        LONG_TEXT,
        /** One of the options. */
        CHOICE,
        /** True or false; the default if neither is chosen. */
        FLAG,
        /** Any of the options, as a list. */
        CHECKS,
        /** A list of strings, one on a line. */
        LINES,
        /** A duration in ISO 8601. */
        DURATION,
        /** A duration in ISO 8601, or a text in each language. */
        RETENTION,
        /** The id of a category. */
        CATEGORY,
        /** The id of a category or service. */
        TARGET,
        /** One of the languages of the catalogue. */
        LANGUAGE
    }

    static Field of(String key, Kind kind, String... options) {
        return new Field(key, kind, List.of(options), false);
    }

    Field rare() {
        return new Field(key, kind, options, true);
    }

    /** Returns the JSON path of the member. */
    String path(String objectPath) {
        return objectPath + '.' + key;
    }

    /** Returns whether the value is a text in several languages. */
    boolean isText() {
        return kind == Kind.TEXT || kind == Kind.LONG_TEXT;
    }
}
