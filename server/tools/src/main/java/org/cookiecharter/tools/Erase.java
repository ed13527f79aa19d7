// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import org.cookiecharter.proof.ProofStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "erase",
        description = "Erases the records of one visitor or account (GDPR art. 17). The chain records how many.")
final class Erase extends StoreCommand {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Subject subject;

    @Override
    int run(ProofStore proofs, PrintWriter out) {
        int erased = subject.erase(proofs);
        out.printf("%d records erased%n", erased);
        return erased == 0 ? Tools.NEGATIVE : 0;
    }
}
