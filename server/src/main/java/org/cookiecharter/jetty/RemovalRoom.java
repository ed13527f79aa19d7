package org.cookiecharter.jetty;

import java.util.BitSet;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Puts as many removals into an answer as its head has room for.
 *
 * <p>Where not all fit, half of the room is for the likeliest fields of each cookie. Both halves begin elsewhere in each
 * answer, so that however many fields do not help, each has its turn.
 */
final class RemovalRoom {
    /** Servers on the way take a head of 4 KiB for sure, and the application has fields of its own. */
    private static final int USUAL = 2048;
    /** For what is added behind us: the status, the date, the length. */
    private static final int MARGIN = 512;

    /** On the root path, for the host alone and for the widest domain: how nearly all cookies are set. */
    private static final int LIKELY_RANKS = 2;

    private static final int MOST_MISSES = 8;

    private final HttpFields.Mutable headers;
    private final List<Removal> removals;
    private final BitSet removed = new BitSet();
    /** What the head can hold at all, for a single field that is longer than usual. */
    private final int room;

    private int length;

    RemovalRoom(HttpFields.Mutable headers, Request request, List<Removal> removals) {
        this.headers = headers;
        this.removals = removals;
        this.room = room(headers, request.getConnectionMetaData().getHttpConfiguration());
    }

    /** Jetty answers with an error where a head outgrows what it is configured to. */
    private static int room(HttpFields headers, HttpConfiguration configuration) {
        int room = Math.max(configuration.getResponseHeaderSize(), configuration.getMaxResponseHeaderSize()) - MARGIN;
        for (HttpField field : headers) {
            room -= field.getName().length() + octets(String.valueOf(field.getValue()));
        }
        return room;
    }

    /** Whether all fields are in the answer after this. */
    boolean addAll() {
        long all = 0;
        for (Removal removal : removals) {
            all += removal.length();
        }
        if (all > Math.min(USUAL, room)) {
            return false;
        }
        for (int i = 0; i < removals.size(); i++) {
            for (int j = 0; j < removals.get(i).size(); j++) {
                add(i, removals.get(i).field(j));
            }
        }
        return true;
    }

    /**
     * Adds what fits.
     *
     * @param turn grows from answer to answer
     */
    void addSome(int turn) {
        int ranks = 0;
        for (Removal removal : removals) {
            ranks = Math.max(ranks, removal.size());
        }
        int likely = Math.min(ranks, LIKELY_RANKS) * removals.size();
        int all = ranks * removals.size();
        addFrom(turn, 0, likely, likely < all ? USUAL / 2 : USUAL);
        addFrom(turn, likely, all, USUAL);
    }

    /** Adds fields of these positions until the limit, beginning at one of them; after the last comes the first. */
    private void addFrom(int turn, int from, int to, int limit) {
        // Multiples of the golden ratio spread evenly, whatever share of the answers a visitor gets.
        int start = (int) ((((turn * 0x9E3779B9L) & 0xFFFFFFFFL) * (to - from)) >>> 32);
        int misses = 0;
        for (int i = 0; i < to - from && misses < MOST_MISSES; i++) {
            int position = from + (start + i) % (to - from);
            String field = field(position);
            if (field == null) {
                continue;
            }
            boolean longOne = i == 0 && octets(field) > USUAL / 2 && length <= USUAL && fits(field, room);
            if (longOne || fits(field, limit)) {
                add(position % removals.size(), field);
            } else {
                misses++;
            }
        }
    }

    /** Null where the cookie of this position has fewer fields than others. */
    private @Nullable String field(int position) {
        Removal removal = removals.get(position % removals.size());
        int rank = position / removals.size();
        return rank < removal.size() ? removal.field(rank) : null;
    }

    private boolean fits(String field, int limit) {
        return length + octets(field) <= Math.min(limit, room);
    }

    private void add(int removal, String field) {
        headers.add(new HttpField(HttpHeader.SET_COOKIE, field));
        removed.set(removal);
        length += octets(field);
    }

    /** Which removals have a field in the answer. */
    BitSet removed() {
        return removed;
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
