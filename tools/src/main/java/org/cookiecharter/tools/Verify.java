// SPDX-License-Identifier: Apache-2.0
package org.cookiecharter.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.cookiecharter.proof.ChainHead;
import org.cookiecharter.proof.Discrepancy;
import org.cookiecharter.proof.ProofStore;
import org.cookiecharter.proof.RemovalSummary;
import org.cookiecharter.proof.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "verify",
        description = "Reads the whole store and names the first record that is not what was written.")
final class Verify extends StoreCommand {
    @Option(
            names = "--head",
            paramLabel = "NODE/PLACE/HASH",
            converter = Head.class,
            description = "Where a chain ended earlier, as this command printed it then. May be repeated.")
    private List<ChainHead> heads = new ArrayList<>();

    @Override
    int run(ProofStore proofs, PrintWriter out) {
        Verification found;
        try (Progress progress = progress(proofs)) {
            found = proofs.verify(heads, progress);
        }
        out.printf("%d records read, %d of them erased%n", found.records(), found.erased());
        for (ChainHead head : found.heads()) {
            out.printf("head %s/%d/%s%n", head.node(), head.place(), head.hash());
        }
        found.removals().forEach(removal -> out.println(describe(removal)));
        for (ChainHead head : found.uncompared()) {
            out.printf(
                    "head %s/%d/%s cannot be compared: its place has been pruned%n",
                    head.node(), head.place(), head.hash());
        }
        out.println(result(found));
        return found.isIntact() ? 0 : Tools.NOT_WELL;
    }

    private static String describe(RemovalSummary removal) {
        String gone = removal.lastGone() == 0
                ? "nothing is gone altogether"
                : "places 1 to %d are gone altogether".formatted(removal.lastGone());
        String pruned = removal.before() == null ? "" : ", of choices that ended before %s".formatted(removal.before());
        return "removed from node %s: %d entries%s, last at %s; %s"
                .formatted(removal.node(), removal.removed(), pruned, removal.at(), gone);
    }

    private static String result(Verification found) {
        Discrepancy discrepancy = found.discrepancy();
        if (discrepancy != null) {
            return "NOT OK: " + discrepancy.message();
        }
        return found.isIntact() ? "OK: all records verified" : "NOT VERIFIED: not every noted head can be compared";
    }

    /** Reads a head. */
    static final class Head implements ITypeConverter<ChainHead> {
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
