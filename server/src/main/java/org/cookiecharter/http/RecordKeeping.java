// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * How choices are recorded.
 *
 * <pre>{@code consent.setRecordKeeping(RecordKeeping.DEFAULT.withClients(ClientTrace.TRUNCATED));}</pre>
 *
 * @param clients what is kept of the visitor's machine
 * @param retention how long after the end of a choice its record is erased; null for never
 * @param perClient how many choices one client may make in a minute. A client is an IPv4 address or the first 64 bits of
 *     an IPv6 one: many people behind one address share what it may
 * @param overall how many choices all of them may make in a minute, which bounds what a flood can write
 */
public record RecordKeeping(ClientTrace clients, @Nullable Period retention, int perClient, int overall) {
    /**
     * Nothing of the client, five years (the time in which most claims can be made), 300 and 6,000 a minute: what an
     * office behind one address may need, and less than three megabytes.
     */
    public static final RecordKeeping DEFAULT = new RecordKeeping(ClientTrace.NONE, Period.ofYears(5), 300, 6_000);

    /** @throws IllegalArgumentException where the retention is negative, or a number not positive */
    public RecordKeeping {
        if (retention != null && retention.isNegative()) {
            throw new IllegalArgumentException("retention (" + retention + ") must not be negative");
        }
        if (perClient < 1) {
            throw new IllegalArgumentException("perClient (" + perClient + ") must be at least 1");
        }
        if (overall < perClient) {
            throw new IllegalArgumentException(
                    "overall (" + overall + ") must be at least perClient (" + perClient + ")");
        }
    }

    public RecordKeeping withClients(ClientTrace trace) {
        return new RecordKeeping(trace, retention, perClient, overall);
    }

    public RecordKeeping withRetention(@Nullable Period time) {
        return new RecordKeeping(clients, time, perClient, overall);
    }

    /** Choices in a minute. */
    public RecordKeeping withLimits(int ofOneClient, int ofAll) {
        return new RecordKeeping(clients, retention, ofOneClient, ofAll);
    }
}
