// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.settings;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * The policy for recording choices.
 *
 * <pre>{@code consent.setRecordPolicy(RecordPolicy.DEFAULT.withClients(ClientIdentity.TRUNCATED_IP));}</pre>
 *
 * @param clients how a record identifies the client
 * @param retention how long after the end of a choice its record is erased; null for never
 * @param maxChoicesPerMinutePerClient the maximum number of choices of one client per minute. A client is an IPv4
 *     address or the first 64 bits of an IPv6 address: people behind one address share the limit
 * @param maxChoicesPerMinute the maximum number of choices of all clients per minute, which bounds the data that a
 *     flood can write
 */
public record RecordPolicy(
        ClientIdentity clients, @Nullable Period retention, int maxChoicesPerMinutePerClient, int maxChoicesPerMinute) {
    /**
     * The default: no client identity, five years (the period in which most claims can be made), 300 and 6,000 choices
     * per minute: enough for an office behind one address, and less than three megabytes.
     */
    public static final RecordPolicy DEFAULT = new RecordPolicy(ClientIdentity.NONE, Period.ofYears(5), 300, 6_000);

    /** @throws IllegalArgumentException if the retention is negative, or a number not positive */
    public RecordPolicy {
        if (retention != null && retention.isNegative()) {
            throw new IllegalArgumentException("retention (" + retention + ") must not be negative");
        }
        if (maxChoicesPerMinutePerClient < 1) {
            throw new IllegalArgumentException(
                    "maxChoicesPerMinutePerClient (" + maxChoicesPerMinutePerClient + ") must be at least 1");
        }
        if (maxChoicesPerMinute < maxChoicesPerMinutePerClient) {
            throw new IllegalArgumentException("maxChoicesPerMinute (" + maxChoicesPerMinute
                    + ") must be at least maxChoicesPerMinutePerClient (" + maxChoicesPerMinutePerClient + ")");
        }
    }

    public RecordPolicy withClients(ClientIdentity identity) {
        return new RecordPolicy(identity, retention, maxChoicesPerMinutePerClient, maxChoicesPerMinute);
    }

    public RecordPolicy withRetention(@Nullable Period period) {
        return new RecordPolicy(clients, period, maxChoicesPerMinutePerClient, maxChoicesPerMinute);
    }

    /** Returns this policy with other limits, in choices per minute. */
    public RecordPolicy withLimits(int perClient, int overall) {
        return new RecordPolicy(clients, retention, perClient, overall);
    }
}
