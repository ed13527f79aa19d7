// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.enforcement;

import java.util.BitSet;
import java.util.List;
import java.util.ListIterator;
import org.cookiecharter.consent.SiteRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * The limit to the expiries in one response. It adds as many as fit into the response header.
 *
 * <p>If not all fit, half of the space is for the likeliest header fields of each cookie. Both halves start at another
 * position in each response, so that each header field has its turn, however many have no effect.
 */
final class ExpiryBudget {
    /** Intermediaries reliably accept a header of 4 KiB, and the application needs a part of it. */
    private static final int USUAL_BYTES = 2560;
    /** The bytes for the status line, the date and the length, which the server adds later. */
    private static final int MARGIN_BYTES = 512;

    /** Path {@code /} with the host alone and with the widest domain: nearly all cookies are set with one of these. */
    private static final int LIKELY_RANKS = 2;

    private static final int MAX_MISSES = 8;

    private final HttpFields.Mutable headers;
    private final FilteredSetCookies filtered;
    private final int maxHeaderBytes;

    private List<CookieExpiry> expiries = List.of();
    private BitSet sentExpiries = new BitSet();
    private int usedBytes;
    /** The bytes that the server allows, for a single header field that is longer than usual; -1 if not counted yet. */
    private int availableBytes = -1;

    /**
     * Creates a budget.
     *
     * @param headers the response header, to which the header fields are added
     * @param filtered the {@code Set-Cookie} header fields of the response, to which they are added too
     */
    ExpiryBudget(HttpFields.Mutable headers, FilteredSetCookies filtered, SiteRequest request) {
        this.headers = headers;
        this.filtered = filtered;
        this.maxHeaderBytes = request.maxResponseHeaderBytes();
    }

    /** Returns the bytes left. Servers replace a response by an error if its header exceeds their configured limit. */
    private int countAvailableBytes() {
        int bytes = maxHeaderBytes - MARGIN_BYTES;
        for (HttpField field : headers) {
            bytes -= field.getName().length() + byteCount(String.valueOf(field.getValue()));
        }
        return bytes;
    }

    /** Returns at most the bytes left, without reading the texts: each character may have three bytes. */
    private int minAvailableBytes() {
        int bytes = maxHeaderBytes - MARGIN_BYTES;
        for (ListIterator<HttpField> i = headers.listIterator(0); i.hasNext(); ) {
            HttpField field = i.next();
            int length = field.getValue() == null ? 0 : field.getValue().length();
            bytes -= field.getName().length() + CookieExpiry.FIELD_BYTES + 3 * length;
        }
        return bytes;
    }

    /**
     * Adds the expiries that fit. Returns the indexes of those that have a header field in the response.
     *
     * @param turn a number that increases with each response
     * @param reservedBytes the bytes of the usual space to leave free
     */
    BitSet add(List<CookieExpiry> newExpiries, int turn, int reservedBytes) {
        expiries = newExpiries;
        sentExpiries = new BitSet();
        int usualBytes = USUAL_BYTES - reservedBytes;
        long totalBytes = usedBytes;
        int ranks = 0;
        for (CookieExpiry expiry : newExpiries) {
            totalBytes += expiry.maxBytes();
            ranks = Math.max(ranks, expiry.headerCount());
        }
        if (totalBytes <= usualBytes && totalBytes - usedBytes <= minAvailableBytes()) {
            addAll(ranks);
            usedBytes = (int) totalBytes;
            return sentExpiries;
        }
        if (availableBytes < 0) {
            availableBytes = countAvailableBytes() + usedBytes;
        }
        int positions = ranks * newExpiries.size();
        int likelyPositions = Math.min(ranks, LIKELY_RANKS) * newExpiries.size();
        if (totalBytes <= Math.min(usualBytes, availableBytes)) {
            addFrom(0, 0, positions, usualBytes);
        } else {
            addFrom(turn, 0, likelyPositions, likelyPositions < positions ? (usedBytes + usualBytes) / 2 : usualBytes);
            addFrom(turn, likelyPositions, positions, usualBytes);
        }
        return sentExpiries;
    }

    /** Adds all header fields, the likelier ones first. */
    private void addAll(int ranks) {
        for (int rank = 0; rank < ranks; rank++) {
            for (CookieExpiry expiry : expiries) {
                if (rank < expiry.headerCount()) {
                    add(expiry.header(rank));
                }
            }
        }
        sentExpiries.set(0, expiries.size());
    }

    /**
     * Adds header fields of these positions up to the limit, from a start that depends on the turn, and wraps around.
     */
    private void addFrom(int turn, int from, int to, int limit) {
        // Multiples of the golden ratio spread evenly over the range, whichever of the responses a visitor gets.
        int start = (int) ((((turn * 0x9E3779B9L) & 0xFFFFFFFFL) * (to - from)) >>> 32);
        int misses = 0;
        for (int i = 0; i < to - from && misses < MAX_MISSES; i++) {
            int position = from + (start + i) % (to - from);
            HttpField field = field(position);
            if (field == null) {
                continue;
            }
            boolean isLongFirst = i == 0
                    && byteCount(field.getValue()) > USUAL_BYTES / 2
                    && usedBytes <= USUAL_BYTES
                    && fits(field, availableBytes);
            if (isLongFirst || fits(field, limit)) {
                add(position % expiries.size(), field);
            } else {
                misses++;
            }
        }
    }

    /** Returns the header field, or null if the cookie of this position has fewer header fields than others. */
    private @Nullable HttpField field(int position) {
        CookieExpiry expiry = expiries.get(position % expiries.size());
        int rank = position / expiries.size();
        return rank < expiry.headerCount() ? expiry.header(rank) : null;
    }

    private boolean fits(HttpField field, int limit) {
        return usedBytes + byteCount(field.getValue()) <= Math.min(limit, availableBytes);
    }

    private void add(HttpField field) {
        headers.add(field);
        filtered.add(field);
    }

    private void add(int expiry, HttpField field) {
        add(field);
        sentExpiries.set(expiry);
        usedBytes += byteCount(field.getValue());
    }

    /** Returns the length of a Set-Cookie header field in bytes of UTF-8, with its name and line end. */
    private static int byteCount(String value) {
        return CookieExpiry.byteCount(value) + CookieExpiry.FIELD_BYTES;
    }
}
