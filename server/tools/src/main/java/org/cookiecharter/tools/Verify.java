// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.ProofStore.Document;
import org.cookiecharter.proof.ProofStore.StoredDocument;
import org.cookiecharter.proof.Verification;
import org.cookiecharter.proof.Verification.Discrepancy;
import org.cookiecharter.proof.Verification.RemovalSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(name = "verify", description = "Verifies the whole store and reports the first discrepancy.")
final class Verify extends StoreCommand {
    @Option(
            names = "--head",
            paramLabel = "NODE/PLACE/HASH",
            converter = HeadConverter.class,
            description = "A chain head that an earlier run of this command printed. May be repeated.")
    private List<ChainHead> heads = new ArrayList<>();

    @Override
    int run(ProofStore proofs, PrintWriter out) {
        Verification verification;
        try (Progress progress = progress(proofs)) {
            verification = proofs.verify(heads, progress);
        }
        out.printf("%d records read, %d of them erased%n", verification.records(), verification.erased());
        for (ChainHead head : verification.heads()) {
            out.printf("head %s/%d/%s%n", head.node(), head.place(), head.hash());
        }
        verification.removals().forEach(removal -> out.println(describe(removal)));
        verification.documents().forEach(document -> out.println(describe(document)));
        for (ChainHead head : verification.uncompared()) {
            out.printf(
                    "head %s/%d/%s cannot be compared: its place has been pruned%n",
                    head.node(), head.place(), head.hash());
        }
        out.println(result(verification));
        return verification.isIntact() ? 0 : Tools.NEGATIVE;
    }

    private static String describe(RemovalSummary removal) {
        String deleted = removal.lastGone() == 0
                ? "no places are deleted"
                : "places 1 to %d are deleted".formatted(removal.lastGone());
        String pruned = removal.before() == null ? "" : ", of choices that ended before %s".formatted(removal.before());
        return "removed from node %s: %d entries%s, last at %s; %s"
                .formatted(removal.node(), removal.removed(), pruned, removal.at(), deleted);
    }

    private static String describe(StoredDocument stored) {
        Document document = stored.document();
        ChainHead first = stored.first();
        return "document %s \"%s\" of %s: SHA-256 %s, head %s/%d/%s"
                .formatted(
                        document.kind(),
                        document.label(),
                        stored.at(),
                        document.hash(),
                        first.node(),
                        first.place(),
                        first.hash());
    }

    private static String result(Verification verification) {
        Discrepancy discrepancy = verification.discrepancy();
        if (discrepancy != null) {
            return "NOT OK: " + discrepancy.message();
        }
        return verification.isIntact()
                ? "OK: all records verified"
                : "NOT VERIFIED: some saved chain heads cannot be compared";
    }

    /** A converter of chain heads in the form NODE/PLACE/HASH. */
    static final class HeadConverter implements ITypeConverter<ChainHead> {
        @Override
        public ChainHead convert(String value) {
            String[] parts = value.split("/", -1);
            try {
                if (parts.length == 3) {
                    return new ChainHead(parts[0], Long.parseLong(parts[1]), parts[2]);
                }
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
            throw new TypeConversionException("'" + value + "' must be NODE/PLACE/HASH");
        }
    }
}
