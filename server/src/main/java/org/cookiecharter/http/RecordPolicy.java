// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.http;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * How choices are recorded.
 *
 * <pre>{@code consent.setRecordPolicy(RecordPolicy.DEFAULT.withClients(ClientIdentity.TRUNCATED_IP));}</pre>
 *
 * @param clients what is kept of the visitor's machine
 * @param retention how long after the end of a choice its record is erased; null for never
 * @param perClient how many choices one client may make in a minute. A client is an IPv4 address or the first 64 bits of
 *     an IPv6 one: many people behind one address share what it may
 * @param overall how many choices all of them may make in a minute, which bounds what a flood can write
 */
public record RecordPolicy(ClientIdentity clients, @Nullable Period retention, int perClient, int overall) {
    /**
     * Nothing of the client, five years (the time in which most claims can be made), 300 and 6,000 a minute: what an
     * office behind one address may need, and less than three megabytes.
     */
    public static final RecordPolicy DEFAULT = new RecordPolicy(ClientIdentity.NONE, Period.ofYears(5), 300, 6_000);

    /** @throws IllegalArgumentException if the retention is negative, or a number not positive */
    public RecordPolicy {
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

    public RecordPolicy withClients(ClientIdentity trace) {
        return new RecordPolicy(trace, retention, perClient, overall);
    }

    public RecordPolicy withRetention(@Nullable Period time) {
        return new RecordPolicy(clients, time, perClient, overall);
    }

    /** Choices in a minute. */
    public RecordPolicy withLimits(int ofOneClient, int ofAll) {
        return new RecordPolicy(clients, retention, ofOneClient, ofAll);
    }
}
