// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.ProofStore.AccountChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The person whose records a command reads or erases: a visitor by id, or an account by its pseudonym. */
final class Subject {
    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private IdOrAccount idOrAccount;

    @Option(
            names = "--site",
            paramLabel = "HOST",
            defaultValue = "",
            description = "The site of the account, if several sites with a catalogue each share the store.")
    @SuppressWarnings("NullAway.Init")
    private String site;

    /** One of the two. */
    static final class IdOrAccount {
        @Parameters(paramLabel = "ID", description = "The id in the visitor's cookie, as shown in their receipt.")
        private @Nullable String id;

        @Option(
                names = "--account",
                paramLabel = "PSEUDONYM",
                description = "The account, as the application passes it to Consent.account.")
        private @Nullable String account;
    }

    /** Returns the key of the account, or null if the person is a visitor. */
    private @Nullable String accountKey(ProofStore proofs) {
        return idOrAccount.account == null ? null : proofs.accountKey(site, idOrAccount.account);
    }

    /** Returns the id of the person's records; empty if the account has none. */
    String recordId(ProofStore proofs) {
        String key = accountKey(proofs);
        if (key == null) {
            return String.valueOf(idOrAccount.id);
        }
        AccountChoice choice = proofs.findAccount(key);
        return choice == null ? "" : choice.recordId();
    }

    /** Erases the person's records, and the choice of an account. Returns the number of records. */
    int erase(ProofStore proofs) {
        String key = accountKey(proofs);
        return key == null ? proofs.erase(String.valueOf(idOrAccount.id)) : proofs.eraseAccount(key);
    }

    /** Returns the person as messages name it. */
    @Override
    public String toString() {
        return idOrAccount.account == null ? "the id " + idOrAccount.id : "the account " + idOrAccount.account;
    }
}
