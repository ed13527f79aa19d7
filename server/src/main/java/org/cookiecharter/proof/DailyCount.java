// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.cookiecharter.format.TextValue;

/**
 * The number of events of one kind on one day, other than choices. It contains nothing that distinguishes one visitor
 * from another.
 *
 * @param day the day in UTC
 * @param kind the kind of event
 * @param name the name of the cookie or host, as {@link #name(String)} returns it; {@link #OTHERS} for names beyond the
 *     limit of distinct names; empty for kinds without names
 * @param times the number of events, at least 1
 */
public record DailyCount(LocalDate day, Kind kind, String name, long times) {
    /**
     * The common name of all names of a day beyond the limit of distinct names. No browser accepts it as a cookie name.
     */
    public static final String OTHERS = "(others)";

    private static final int MAX_LENGTH = 80;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

    /** The kinds of events that are counted. */
    public enum Kind implements TextValue {
        /** A visit that began without a choice: a request for a page from outside the site. */
        ASKED("asked"),
        /** A choice by a visitor who had been asked. */
        ANSWERED("answered"),
        /** A cookie set by the site that the catalogue does not declare. */
        SET_COOKIE("set-cookie"),
        /** A cookie sent by a browser that the catalogue does not declare. */
        SENT_COOKIE("sent-cookie"),
        /** A host in a page that the catalogue does not declare. */
        THIRD_PARTY("third-party"),
        /** A cookie or storage entry of a script, reported by a client, that the catalogue does not declare. */
        PAGE_STORAGE("page-storage"),
        /** A third party of a page, reported by a client, that the catalogue does not declare. */
        PAGE_HOST("page-host");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Returns the name of the kind in the store and in exports. */
        @Override
        public String text() {
            return text;
        }
    }

    /** @throws IllegalArgumentException if the name is not one that {@link #name(String)} can return */
    public DailyCount {
        if (!name.equals(name(name))) {
            throw new IllegalArgumentException("name (" + name + ") must be at most 80 printable ASCII characters");
        }
    }

    /**
     * Returns the name under which a string from the network is counted: its first 80 characters, with {@code ?} for
     * all characters except printable ASCII.
     */
    public static String name(String text) {
        String truncated = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        return UNPRINTABLE.matcher(truncated).replaceAll("?");
    }
}
