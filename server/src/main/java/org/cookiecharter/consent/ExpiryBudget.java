// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.consent;

import java.util.BitSet;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * Puts as many removals into a response as its head has room for.
 *
 * <p>Where not all fit, half of the room is for the likeliest fields of each cookie. Both halves begin elsewhere in each
 * answer, so that however many fields do not help, each has its turn.
 */
final class ExpiryBudget {
    /** Servers on the way take a head of 4 KiB for sure, and the application has fields of its own. */
    private static final int USUAL = 2560;
    /** For what is added behind us: the status, the date, the length. */
    private static final int MARGIN = 512;

    /** On the root path, for the host alone and for the widest domain: how nearly all cookies are set. */
    private static final int LIKELY_RANKS = 2;

    private static final int MOST_MISSES = 8;

    private final HttpFields.Mutable headers;
    /** What the head can hold at all, for a single field that is longer than usual. */
    private final int room;

    private List<CookieExpiry> removals = List.of();
    private BitSet removed = new BitSet();
    private int length;

    ExpiryBudget(HttpFields.Mutable headers, SiteRequest request) {
        this.headers = headers;
        this.room = room(headers, request.longestHead());
    }

    /** Servers answer with an error where a head outgrows what they are configured to. */
    private static int room(HttpFields headers, int longest) {
        int room = longest - MARGIN;
        for (HttpField field : headers) {
            room -= field.getName().length() + octets(String.valueOf(field.getValue()));
        }
        return room;
    }

    /**
     * Adds what fits. Returns which of the removals have a field in the response.
     *
     * @param turn grows from answer to answer
     * @param spared what is to stay free of the usual room
     */
    BitSet add(List<CookieExpiry> more, int turn, int spared) {
        removals = more;
        removed = new BitSet();
        int usual = USUAL - spared;
        long all = length;
        int ranks = 0;
        for (CookieExpiry removal : more) {
            all += removal.length();
            ranks = Math.max(ranks, removal.size());
        }
        int positions = ranks * more.size();
        int likely = Math.min(ranks, LIKELY_RANKS) * more.size();
        if (all <= Math.min(usual, room)) {
            addFrom(0, 0, positions, usual);
        } else {
            addFrom(turn, 0, likely, likely < positions ? (length + usual) / 2 : usual);
            addFrom(turn, likely, positions, usual);
        }
        return removed;
    }

    /** Adds fields of these positions until the limit, beginning at one of them; after the last comes the first. */
    private void addFrom(int turn, int from, int to, int limit) {
        // Multiples of the golden ratio spread evenly, whatever share of the responses a visitor gets.
        int start = (int) ((((turn * 0x9E3779B9L) & 0xFFFFFFFFL) * (to - from)) >>> 32);
        int misses = 0;
        for (int i = 0; i < to - from && misses < MOST_MISSES; i++) {
            int position = from + (start + i) % (to - from);
            HttpField field = field(position);
            if (field == null) {
                continue;
            }
            boolean longOne = i == 0 && octets(field.getValue()) > USUAL / 2 && length <= USUAL && fits(field, room);
            if (longOne || fits(field, limit)) {
                add(position % removals.size(), field);
            } else {
                misses++;
            }
        }
    }

    /** Null where the cookie of this position has fewer fields than others. */
    private @Nullable HttpField field(int position) {
        CookieExpiry removal = removals.get(position % removals.size());
        int rank = position / removals.size();
        return rank < removal.size() ? removal.field(rank) : null;
    }

    private boolean fits(HttpField field, int limit) {
        return length + octets(field.getValue()) <= Math.min(limit, room);
    }

    private void add(int removal, HttpField field) {
        headers.add(field);
        removed.set(removal);
        length += octets(field.getValue());
    }

    /** With the field's name, in UTF-8. */
    private static int octets(String value) {
        int octets = value.length() + "Set-Cookie: ".length() + 2;
        for (int i = 0; i < value.length(); i++) {
            octets += value.charAt(i) < 128 ? 0 : 2;
        }
        return octets;
    }
}
