// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.account;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.ProofStore.AccountChoice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The choices of accounts in the proof store, with a cache of those that were used last. A choice that another node
 * wrote is found after {@link #MAX_AGE}, and one of this node at once.
 *
 * <p>A refusal that cannot be stored takes effect on this node nevertheless, and is stored when that is possible again.
 * Thread-safe. All methods may block while the store reads or writes.
 */
public final class AccountChoices {
    /** The maximum age of a choice in the cache. */
    public static final Duration MAX_AGE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(AccountChoices.class);
    private static final int CAPACITY = 10_000;

    private record Entry(Optional<AccountChoice> choice, long readAt) {}

    private final ProofStore proofs;
    private final LongSupplier nanoTime;

    /** The cache, in the order of reading; guarded by itself. */
    private final Map<String, Entry> cache = new LinkedHashMap<>();

    private final Map<String, AccountChoice> late = new ConcurrentHashMap<>();

    /** @param nanoTime the clock of the cache, in nanoseconds */
    public AccountChoices(ProofStore proofs, LongSupplier nanoTime) {
        this.proofs = proofs;
        this.nanoTime = nanoTime;
    }

    /**
     * Returns the current choice of an account, or null if there is none.
     *
     * @throws RuntimeException if the store cannot be read
     */
    @Nullable
    AccountChoice find(String account) {
        AccountChoice waiting = late.get(account);
        if (waiting != null) {
            return waiting;
        }
        long now = nanoTime.getAsLong();
        synchronized (cache) {
            Entry entry = cache.get(account);
            if (entry != null && now - entry.readAt < MAX_AGE.toNanos()) {
                return entry.choice.orElse(null);
            }
        }
        AccountChoice found = proofs.findAccount(account);
        remember(account, found, now);
        return found;
    }

    /**
     * Stores a choice.
     *
     * @throws RuntimeException if the store cannot be written
     */
    void save(AccountChoice choice) {
        proofs.saveAccount(choice);
        late.remove(choice.account());
        // Read again, because another device may have chosen later.
        forget(choice.account());
    }

    /** Stores a refusal; if that is not possible now, applies it on this node and stores it later. */
    void saveRefusal(AccountChoice choice) {
        try {
            save(choice);
        } catch (RuntimeException e) {
            if (late.size() < CAPACITY) {
                late.put(choice.account(), choice);
            }
            LOG.warn("Refusal or withdrawal of an account applied on this node, but not stored yet", e);
        }
    }

    /** Returns the number of refusals that wait to be stored. */
    public int lateCount() {
        return late.size();
    }

    /** Tries to store the refusals that wait. */
    public void retry() {
        for (AccountChoice choice : List.copyOf(late.values())) {
            try {
                proofs.saveAccount(choice);
            } catch (RuntimeException e) {
                LOG.debug("The choice of an account could not be stored; trying again", e);
                return;
            }
            late.remove(choice.account(), choice);
            forget(choice.account());
        }
    }

    private void remember(String account, @Nullable AccountChoice choice, long now) {
        synchronized (cache) {
            cache.remove(account);
            cache.put(account, new Entry(Optional.ofNullable(choice), now));
            if (cache.size() > CAPACITY) {
                cache.remove(cache.keySet().iterator().next());
            }
        }
    }

    private void forget(String account) {
        synchronized (cache) {
            cache.remove(account);
        }
    }
}
