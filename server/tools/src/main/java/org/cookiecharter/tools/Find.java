// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import java.util.List;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.StoredRecord;
import org.cookiecharter.proof.export.NoticeCache;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "find", description = "Prints the records of one visitor or account, oldest first, as JSON lines.")
final class Find extends StoreCommand {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    private Subject subject;

    @Override
    int run(ProofStore proofs, PrintWriter out) {
        List<StoredRecord> found = proofs.find(subject.recordId(proofs));
        NoticeCache notices = new NoticeCache(proofs);
        found.forEach(stored -> out.print(RecordFormat.jsonl.line(stored, notices.of(stored))));
        if (found.isEmpty()) {
            printMessage("no record has %s", subject);
        }
        return found.isEmpty() ? Tools.NEGATIVE : 0;
    }
}
