// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import org.cookiecharter.proof.ProofStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "erase", description = "Erases the records of one visitor (GDPR art. 17). The chain records how many.")
final class Erase extends StoreCommand {
    @Parameters(paramLabel = "ID", description = "The id in the visitor's cookie, as shown in their receipt.")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Override
    int run(ProofStore proofs, PrintWriter out) {
        int erased = proofs.erase(id);
        out.printf("%d records erased%n", erased);
        return erased == 0 ? Tools.NEGATIVE : 0;
    }
}
