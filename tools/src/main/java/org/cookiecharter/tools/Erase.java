// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.util.concurrent.Callable;
import org.cookiecharter.proof.ProofStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "erase",
        description = "Erases what is recorded of one visitor (GDPR art. 17). The chain fits as before.",
        mixinStandardHelpOptions = true)
final class Erase implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Store store;

    @Parameters(paramLabel = "ID", description = "The id in the visitor's cookie, as their receipt tells it.")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Override
    public Integer call() {
        try (ProofStore proofs = store.open()) {
            int erased = proofs.erase(id);
            command.commandLine().getOut().printf("%d records erased%n", erased);
            return erased == 0 ? Tools.NOT_WELL : 0;
        }
    }
}
