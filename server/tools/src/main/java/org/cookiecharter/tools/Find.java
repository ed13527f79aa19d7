// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cookiecharter.proof.NoticeSnapshot;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.StoredRecord;
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
        Map<String, Optional<NoticeSnapshot>> notices = new HashMap<>();
        for (StoredRecord stored : found) {
            out.print(RecordFormat.line(
                    stored,
                    notices.computeIfAbsent(
                                    stored.record().shown(), hash -> Optional.ofNullable(proofs.findNotice(hash)))
                            .orElse(null)));
        }
        if (found.isEmpty()) {
            printMessage("no record has %s", subject);
        }
        return found.isEmpty() ? Tools.NEGATIVE : 0;
    }
}
