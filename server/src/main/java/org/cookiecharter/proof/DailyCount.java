// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.proof;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often something was seen on one day that is no choice. Nothing in it tells one visitor from another.
 *
 * @param day in UTC
 * @param kind what
 * @param name which: of a cookie or a host, {@link #name(String)}; {@link #OTHERS} for those beyond what is told apart;
 *     empty for what has no name
 * @param times from 1
 */
public record DailyCount(LocalDate day, Kind kind, String name, long times) {
    /** Stands for all names of a day that came when too many were known already. No browser takes it for a cookie's. */
    public static final String OTHERS = "(others)";

    private static final int LONGEST = 80;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

    /** What can be seen. */
    public enum Kind {
        /** A visit that began without a choice: a page was asked for from outside of the site. */
        ASKED("asked"),
        /** A visitor who had been asked, and chose. */
        ANSWERED("answered"),
        /** The site set a cookie that the catalogue does not name. */
        SET_COOKIE("set-cookie"),
        /** A browser sent one. */
        SENT_COOKIE("sent-cookie"),
        /** A page named a host that the catalogue does not name. */
        THIRD_PARTY("third-party"),
        /** A client reported a cookie or a storage entry of a script that the catalogue does not name. */
        PAGE_STORAGE("page-storage"),
        /** A client reported a third party of a page that the catalogue does not name. */
        PAGE_HOST("page-host");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The word for it in the store and in exports. */
        public String text() {
            return text;
        }

        static @Nullable Kind of(String text) {
            for (Kind kind : values()) {
                if (kind.text.equals(text)) {
                    return kind;
                }
            }
            return null;
        }
    }

    /** @throws IllegalArgumentException if the name is not as {@link #name(String)} makes it */
    public DailyCount {
        if (!name.equals(name(name))) {
            throw new IllegalArgumentException("name (" + name + ") must be at most 80 printable ASCII characters");
        }
    }

    /** What comes over the wire, as a name: its first 80 characters, with {@code ?} for all but printable ASCII. */
    public static String name(String wire) {
        String head = wire.length() > LONGEST ? wire.substring(0, LONGEST) : wire;
        return UNPRINTABLE.matcher(head).replaceAll("?");
    }
}
