// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.cookiecharter.proof.KeptRecord;
import org.cookiecharter.proof.ProofStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "find",
        description = "Prints the records of one visitor, oldest first, as JSON lines.",
        mixinStandardHelpOptions = true)
final class Find implements Callable<Integer> {
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
            List<KeptRecord> found = proofs.find(id);
            PrintWriter out = command.commandLine().getOut();
            found.forEach(kept -> out.print(RecordFormat.jsonl.line(kept)));
            out.flush();
            if (found.isEmpty()) {
                command.commandLine().getErr().printf("no record has the id %s%n", id);
            }
            return found.isEmpty() ? Tools.NOT_WELL : 0;
        }
    }
}
