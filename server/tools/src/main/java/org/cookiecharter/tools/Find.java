// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import java.util.List;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.StoredRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "find", description = "Prints the records of one visitor, oldest first, as JSON lines.")
final class Find extends StoreCommand {
    @Parameters(paramLabel = "ID", description = "The id in the visitor's cookie, as shown in their receipt.")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Override
    int run(ProofStore proofs, PrintWriter out) {
        List<StoredRecord> found = proofs.find(id);
        found.forEach(stored -> out.print(RecordFormat.jsonl.line(stored)));
        if (found.isEmpty()) {
            printMessage("no record has the id %s", id);
        }
        return found.isEmpty() ? Tools.NEGATIVE : 0;
    }
}
